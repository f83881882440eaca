import { z } from 'zod';
import { dateTime, openEnum } from './values.ts';

/** State of KSeF as the lighthouse (Latarnia) publishes it. */
export const LighthouseState = openEnum(['AVAILABLE', 'MAINTENANCE', 'FAILURE', 'TOTAL_FAILURE']);
export type LighthouseState = z.infer<typeof LighthouseState>;

/** A message of the lighthouse. Source: the official C# client, `Models/Lighthouse`. */
export const LighthouseMessage = z.object({
  id: z.string(),
  eventId: z.int(),
  category: openEnum(['FAILURE', 'TOTAL_FAILURE', 'MAINTENANCE']),
  type: openEnum(['FAILURE_START', 'FAILURE_END', 'MAINTENANCE_ANNOUNCEMENT']),
  title: z.string(),
  text: z.string(),
  start: dateTime,
  end: dateTime.nullish(),
  version: z.int(),
  published: dateTime,
});
export type LighthouseMessage = z.infer<typeof LighthouseMessage>;

/** Answer of GET /status of the lighthouse. */
export const LighthouseStatus = z.object({
  status: LighthouseState,
  messages: z.array(LighthouseMessage).nullish(),
});
export type LighthouseStatus = z.infer<typeof LighthouseStatus>;
