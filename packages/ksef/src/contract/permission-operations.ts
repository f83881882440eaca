import { z } from 'zod';
import { StatusInfo } from './common.ts';
import { dateTime } from './values.ts';

/** Answer of GET /permissions/attachments/status. */
export const CheckAttachmentPermissionStatusResponse = z.object({
  isAttachmentAllowed: z.boolean().optional(),
  revokedDate: dateTime.nullish(),
});
export type CheckAttachmentPermissionStatusResponse = z.infer<typeof CheckAttachmentPermissionStatusResponse>;

/** Answer of GET /permissions/operations/{referenceNumber}. */
export const PermissionsOperationStatusResponse = z.object({
  /** State with its code and official text. */
  status: StatusInfo,
});
export type PermissionsOperationStatusResponse = z.infer<typeof PermissionsOperationStatusResponse>;
