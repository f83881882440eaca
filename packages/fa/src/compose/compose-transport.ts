import type { NoweSrodkiTransportu, NowySrodekTransportu } from '../types/invoice.gen.ts';
import { filled } from './filled.ts';
import type { InvoiceInput } from './input.ts';
import type { LandVehicle, NewTransport } from './input-transport.ts';

/** The statement of new means of transport: those that lines describe, or that there are none. */
export function composeTransport({ lines, annotations }: InvoiceInput): NoweSrodkiTransportu {
  const vehicles = lines.flatMap(({ newTransport }, index) =>
    newTransport ? [composeVehicle(newTransport, index + 1)] : [],
  );
  if (vehicles.length === 0) return { P_22N: '1' };
  return {
    P_22: '1',
    P_42_5: annotations?.newTransportNotice ? '1' : '2',
    NowySrodekTransportu: vehicles,
  };
}

function composeVehicle(transport: NewTransport, line: number): NowySrodekTransportu {
  const { firstUse, make, model, colour, registration, yearMade, vehicle } = transport;
  const common = {
    P_22A: firstUse,
    P_NrWierszaNST: String(line),
    ...filled({ P_22BMK: make, P_22BMD: model, P_22BK: colour, P_22BNR: registration, P_22BRP: yearMade }),
  };
  switch (vehicle.kind) {
    case 'land':
      return {
        ...common,
        P_22B: vehicle.mileage.trim(),
        ...composeNumber(vehicle),
        ...filled({ P_22BT: vehicle.type }),
      };
    case 'vessel':
      return { ...common, P_22C: vehicle.hours.trim(), ...filled({ P_22C1: vehicle.hullNumber }) };
    case 'aircraft':
      return { ...common, P_22D: vehicle.hours.trim(), ...filled({ P_22D1: vehicle.serialNumber }) };
    default:
      return vehicle satisfies never;
  }
}

type LandNumber =
  | { P_22B1?: string; P_22B2?: undefined; P_22B3?: undefined; P_22B4?: undefined }
  | { P_22B2: string }
  | { P_22B3: string }
  | { P_22B4: string };

/** The one number that a land vehicle is known by. */
function composeNumber({ vin, bodyNumber, chassisNumber, frameNumber }: LandVehicle): LandNumber {
  const { P_22B2, P_22B3, P_22B4, P_22B1 } = filled({
    P_22B1: vin,
    P_22B2: bodyNumber,
    P_22B3: chassisNumber,
    P_22B4: frameNumber,
  });
  if (P_22B2 !== undefined) return { P_22B2 };
  if (P_22B3 !== undefined) return { P_22B3 };
  if (P_22B4 !== undefined) return { P_22B4 };
  return P_22B1 === undefined ? {} : { P_22B1 };
}
