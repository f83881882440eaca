import type { PlainDate } from '../dates/plain-date.ts';

/** A new means of transport sold to another country of the Union. Source: VAT act, art. 2 pkt 10 and art. 106e ust. 1 pkt 19. */
export interface NewTransport {
  /** Day on which it was first allowed into use. */
  firstUse: PlainDate;
  make?: string;
  model?: string;
  colour?: string;
  registration?: string;
  yearMade?: string;
  /** What it is, with its use so far: kilometres of a land vehicle, working hours of a vessel or an aircraft. */
  vehicle: LandVehicle | Vessel | Aircraft;
}

/** At most one of the numbers. */
export interface LandVehicle {
  kind: 'land';
  mileage: string;
  vin?: string;
  bodyNumber?: string;
  chassisNumber?: string;
  frameNumber?: string;
  type?: string;
}

export interface Vessel {
  kind: 'vessel';
  hours: string;
  hullNumber?: string;
}

export interface Aircraft {
  kind: 'aircraft';
  hours: string;
  serialNumber?: string;
}
