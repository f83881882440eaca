import { type ImplementedRoute, implement } from '../platform/http/implement.ts';
import { authorisationRoutes } from './contract.ts';
import { downloadSignatureRequest } from './download-signature-request.ts';
import { listEnvironments } from './environments.ts';
import { listAuthorisations } from './list-authorisations.ts';
import { removeAuthorisation } from './remove-authorisation.ts';
import { requestSignature } from './request-signature.ts';
import { saveCertificate } from './save-certificate.ts';
import { saveToken } from './save-token.ts';
import { uploadSignedRequest } from './upload-signed-request.ts';
import { verifyAuthorisation } from './verify-authorisation.ts';

export const routes: ImplementedRoute[] = [
  implement(authorisationRoutes.listEnvironments, async ({ platform }) => listEnvironments(platform)),
  implement(authorisationRoutes.listAuthorisations, ({ platform, user }) =>
    listAuthorisations(platform, user.id),
  ),
  implement(authorisationRoutes.saveToken, ({ platform, user, body }) => saveToken(platform, user.id, body)),
  implement(authorisationRoutes.saveCertificate, ({ platform, user, body }) =>
    saveCertificate(platform, user.id, body),
  ),
  implement(authorisationRoutes.requestSignature, ({ platform, user, body }) =>
    requestSignature(platform, user.id, body),
  ),
  implement(authorisationRoutes.downloadSignatureRequest, ({ platform, company, params }) =>
    downloadSignatureRequest(platform, company.id, params.authorisationId),
  ),
  implement(authorisationRoutes.uploadSignedRequest, ({ platform, company, params, body }) =>
    uploadSignedRequest(platform, company.id, params.authorisationId, body.signedFile),
  ),
  implement(authorisationRoutes.verifyAuthorisation, ({ platform, company, params }) =>
    verifyAuthorisation(platform, company.id, params.authorisationId),
  ),
  implement(authorisationRoutes.removeAuthorisation, async ({ platform, user, company, params, query }) => {
    const revoke = query.revoke === 'true';
    await removeAuthorisation(platform, user, company.id, params.authorisationId, { revoke });
    return null;
  }),
];
