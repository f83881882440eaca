import type { PublicClass } from './mirror.ts';

/** The official C# classes about log-in, sessions, invoices, certificates, tokens, limits and QR codes. */
export const csharpClasses: readonly PublicClass[] = [
  {
    suite: 'C#',
    name: 'AuthorizationE2ETests',
    tests: {
      AuthAsyncFullIntegrationFlowReturnsAccessToken: 'holds',
      AuthTokenRequestBuilderCreateShouldReturnObject: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'SessionE2ETests',
    tests: {
      GetActiveSessionsAsyncListActiveSessionsReturnsAtLeastOneWithCurrent: 'holds',
      RevokeCurrentSessionAsyncRevokeByRefreshTokenRefreshFailsWth21304Code: 'holds',
      RevokeSessionAsyncRevokeByReferenceNumberTargetRefreshFailsWith401: 'holds',
      RefreshAccessTokenAsyncWithRefreshTokenReturnsNewAccessToken: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'SignatureE2ETests',
    tests: {
      CreateSignedXmlDocumentValidInputSuccess: 'holds',
      SubmitXadesAuthRequestAsyncE2EPositive: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'Authorization',
    tests: {
      AuthAsyncFullIntegrationFlowReturnsAccessToken: 'holds',
      AuthAsyncFullIntegrationFlowWithKSeFTokenRSAReturnsAccessToken: 'holds',
      KsefClientAuthorizationAuthCoordinatorServicePositive: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'AuthenticateTests',
    tests: {
      GivenOwnerContextAndOwnerPermissionWhenAuthenticatingWithCertificateThenAccessTokenReturned: 'holds',
      GivenOwnerContextAndPermissionGrantedWhenAuthenticatingAsSubjectThenAccessTokenReturned: 'holds',
      GivenOwnerContextAndPermissionGrantedWhenAuthenticatingAsSubjectEntityThenAccessTokenReturned: 'holds',
      GivenOwnerContextAndWrongCertificateWhenAuthenticateWithPESELThenError: 'holds',
      GivenOwnerContextAndNipWhenAuthenticatingWithWrongDataThenError: 'holds',
      GivenOwnerContextWhenAuthenticatingWithWrongNipThenError: 'holds',
      GivenOwnerContextWhenAuthenticatingWithWrongAuthenticateFileThenError: 'holds',
    },
  },
];
