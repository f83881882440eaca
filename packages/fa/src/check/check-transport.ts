import type { InvoiceLine } from '../compose/input.ts';
import type { LandVehicle, NewTransport } from '../compose/input-transport.ts';
import { tidy } from '../text/tidy.ts';
import { hasRate } from '../totals/rates.ts';
import type { InputChecker } from './input-checker.ts';

/** The description of a new means of transport that a line sells. */
export function checkTransport(
  checker: InputChecker,
  line: InvoiceLine,
  transport: NewTransport,
  path: string,
): void {
  if (!hasRate(line, '0 WDT')) checker.report('INPUT_NEW_TRANSPORT_RATE', path);
  checker.required(transport.firstUse, `${path}.firstUse`, 'firstUse');
  checker.date(transport.firstUse, `${path}.firstUse`, 'firstUse');
  for (const field of ['make', 'model', 'colour', 'registration', 'yearMade'] as const)
    checker.text(transport[field], `${path}.${field}`, field, 256);
  checkVehicle(checker, transport.vehicle, `${path}.vehicle`);
}

function checkVehicle(checker: InputChecker, vehicle: NewTransport['vehicle'], path: string): void {
  switch (vehicle.kind) {
    case 'land':
      checkLandVehicle(checker, vehicle, path);
      return;
    case 'vessel':
      checker.requiredText(vehicle.hours, `${path}.hours`, 'workingHours', 256);
      checker.text(vehicle.hullNumber, `${path}.hullNumber`, 'vehicleNumber', 256);
      return;
    case 'aircraft':
      checker.requiredText(vehicle.hours, `${path}.hours`, 'workingHours', 256);
      checker.text(vehicle.serialNumber, `${path}.serialNumber`, 'vehicleNumber', 256);
      return;
    default:
      checker.reportField('INPUT_UNKNOWN_CODE', `${path}.kind`, 'vehicleKind', { value: '' });
  }
}

function checkLandVehicle(checker: InputChecker, vehicle: LandVehicle, path: string): void {
  checker.requiredText(vehicle.mileage, `${path}.mileage`, 'mileage', 256);
  checker.text(vehicle.type, `${path}.type`, 'vehicleType', 256);
  const numbers = ['vin', 'bodyNumber', 'chassisNumber', 'frameNumber'] as const;
  for (const number of numbers) checker.text(vehicle[number], `${path}.${number}`, 'vehicleNumber', 256);
  const given = numbers.filter((number) => tidy(vehicle[number] ?? '') !== '');
  if (given.length > 1) checker.report('INPUT_TWO_VEHICLE_NUMBERS', `${path}.${given[1] ?? 'vin'}`);
}
