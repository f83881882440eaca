import type { PublicClass } from './mirror.ts';

/** The official classes about permissions and the test data that create them. */
export const permissionClasses: readonly PublicClass[] = [
  {
    suite: 'C#',
    name: 'AllPartnersIndirectPermissionE2ETests',
    tests: {
      AllPartnersIndirectPermission_E2E_GrantAuthenticateRevoke: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'AuthorizationPermissionsE2ETests',
    tests: {
      AuthorizationPermissions_E2E_GrantSearchRevokeSearch: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'AuthorizationPermissionsRRInvoicingE2ETests',
    tests: {
      RRInvoicingPermission_AllowsSendingFaRrInvoice: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'AuthorizationPermissions_ReceivedOwnerNip_E2ETests',
    tests: {
      Search_Received_AsOwnerNip_Direct_FullFlow_ShouldFindGrantedPermission: 'holds',
      Search_Received_AsOwnerNip_Builder_FullFlow_ShouldFindGrantedPermission: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'CredentialsGrantTests',
    tests: {
      GivenDelegateHasCredentialsManage_WhenGrantsPermissionsToEntity_ThenPermissionsAreActiveAndReflectedInToken:
        'holds',
      GivenOwnerIsAuthenticated_WhenGrantPermissionsToEntity_ThenPermissionsAreActiveAndReflectedInToken:
        'holds',
    },
  },
  {
    suite: 'C#',
    name: 'CredentialsRevokeTests',
    tests: {
      DelegateGrantAndRevokeInvoiceWriteForPeselAsManagerLeavesNoActivePermission: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'EnforcementOperationsE2ETests',
    tests: {
      GrantEnforcementOperationsAsEnforcementAuthorityE2EGrantSearchRevokeSearch: 'holds',
      GrantEnforcementOperationsAsCourtBailiffE2EGrantSearchRevokeSearch: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'EnforcementOperationsNegativeE2ETests',
    tests: {
      GrantEnforcementOperationsInNotAllowedContextE2EFailsAndNotVisible: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'EntityPermissionE2ETests',
    tests: {
      EntityPermissions_FullFlow_GrantSearchRevokeSearch: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'EntityPermissionGrantQueryE2ETests',
    tests: {
      QueryEntitiesGrants_ReturnsPermissions: 'holds',
      QueryEntitiesGrants_WithInternalId_ReturnsPermissions: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'EntityPermissionsE2ETestsScenarios',
    tests: {
      GrantPermissions_E2E_ShouldReturnPermissionsGrantedByGrantor: 'holds',
      GrantPermissions_E2E_ShouldReturnPersonalPermissions: 'holds',
      GrantPermissions_E2E_ShouldReturnPermissionsSearchedBySubjectInEntityContext: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'EuEntityAdminsListAsOwnerE2ETests',
    tests: {
      EuEntityAdmins_AsOwner_ShouldReturnList: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'EuEntityPermissionAdminAuthenticationE2ETests',
    tests: {
      GrantEuEntityAdminPermission_AuthenticateAndVerifyPermissions_Success: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'EuEntityPermissionE2ETests',
    tests: {
      EuEntityGrantSearchRevokeSearch_E2E_ReturnsExpectedResults: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'EuRepresentativePermissionE2ETests',
    tests: {
      GrantAdministrativePermission_E2E_ReturnsExpectedResults: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'GrantPermissionsInAGeneralIndirectMannerTests',
    tests: {
      GivenGrantPermissionsToIntermediaryWhenIntermediaryGrantsIndirectPermissionsThenFinalSubjectsHasSinglePermissionInEachContext:
        'holds',
    },
  },
  {
    suite: 'C#',
    name: 'IndirectPermissionE2ETests',
    tests: {
      IndirectPermission_E2E_GrantSearchRevokeSearch: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'IndirectSelectivePermissionGrantTests',
    tests: {
      SelectiveIndirectPermissionGrantAndVerifySelectiveAccess: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'PersonPermissionE2ETests',
    tests: {
      PersonPermissionsFullFlowGrantSearchRevokeSearch: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'PersonPermissionsOwnerNipGrantedFilterAuthorizedFingerprintE2ETests',
    tests: {
      SearchGrantedAsOwnerNipFilterByAuthorizedFingerprintShouldReturnMatch: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'PersonPermissionsOwnerNipGrantedFilterAuthorizedNipE2ETests',
    tests: {
      SearchGrantedAsOwnerNipFilterByAuthorizedNipShouldReturnPageWithMatch: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'PersonPermissionsOwnerNipGrantedFilterAuthorizedPeselE2ETests',
    tests: {
      SearchGrantedAsOwnerNipFilterByAuthorizedPeselShouldReturnMatch: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'PersonPermissionsOwnerNipMyPermissionsE2ETests',
    tests: {
      SearchMyPermissionsAsOwnerNipInCurrentContextShouldReturnPageAndTokenShouldContainOwner: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'PersonalPermissionsIndirectSelectiveIncompleteChainE2ETests',
    tests: {
      AuthIndirectSelectiveIncompleteChainShouldHaveNoEffectivePermissions: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'PersonalPermissionsPeselInNipContextE2ETests',
    tests: {
      PersonalPermissionsByPeselInNipContextShouldReturnPermissionsInContext: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'PersonalPermissionsPeselInNipContextMyPermissionsE2ETests',
    tests: {
      PersonalPermissionsByPeselInNipContextShouldReturnPermissionsInContext: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'PersonalPermissionsWithInternalIdFilterE2ETests',
    tests: {
      PersonalPermissionsWithInternalIdFilterShouldReturnPermissions: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'PersonalPermissions_AuthorizedPesel_InNipContext_E2ETests',
    tests: {
      SearchMyActiveInNipContextAsAuthorizedPeselShouldReturnGrantedPermissions: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'PersonalPermissions_IndirectSelective_CompleteChain_E2ETests',
    tests: {
      AuthIndirectSelectiveCompleteChainShouldExposeMatchingEffectivePermission: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'SubUnitPermissionsTests',
    tests: {
      TestSubunitPermissionsWorkflow: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'SubunitPermissionsE2ETests',
    tests: {
      SubUnitPermissionE2EGrantAndRevoke: 'holds',
      SearchSubordinateEntityInvoiceRolesReturnsRolesForParentEntity: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'TestDataE2ETests',
    tests: {
      GrantTestDataPermissionsVerifyGrantedThenRevokeAndVerifyRemoved: 'holds',
      CreateSubjectWithSubunit_VerifyRoles_ThenRemoveAndVerifyRolesRemoved: 'holds',
      CreateEnforcementAuthorityVerifyRoleThenRemoveAndVerifyRoleRemoved: 'holds',
      CreatePersonWithBailiffFlagVerifyCourtBailiffRoleThenRemoveAndVerifyRoleRemoved: 'holds',
      GrantAttachmentPermission_VerifyEnabled_ThenRevokeAndVerifyDisabled: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'VatGroupParentSubunitPermissionsListAsParentE2ETests',
    tests: {
      SubunitAdminsAsVatGroupParentShouldReturnList: 'holds',
    },
  },
  {
    suite: 'C#',
    name: 'VatGroupParentSubunitPermissionsQueryE2ETests',
    tests: {
      SubunitPermissionsAsVatGroupParentShouldReturnList: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'EnforcementOperationIntegrationTest',
    tests: {
      grantEnforcementOperationAsEnforcementAuthorityE2E: 'holds',
      grantEnforcementOperationAsCourtBailiffE2E: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'EnforcementOperationNegativeIntegrationTest',
    tests: {
      grantEnforcementOperationAsCourtBailiffE2E: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'EntityPermissionAccountingIntegrationTest',
    tests: {
      shouldReturnPermissionsSearchedBySubjectInEntityContext: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'EntityPermissionIntegrationTest',
    tests: {
      entityPermissionE2EIntegrationTest: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'EuEntityPermissionIntegrationTest',
    tests: {
      euEntityPermissionE2EIntegrationTest: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'EuEntityRepresentativePermissionIntegrationTest',
    tests: {
      grantAdministrativePermission_E2E_ReturnsExpectedResults: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'IndirectPermissionIntegrationTest',
    tests: {
      indirectPermissionE2EIntegrationTest: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'PermissionAttachmentStatusIntegrationTest',
    tests: {
      attachmentStatusTest: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'PersonPermissionIntegrationTest',
    tests: {
      personPermissionE2EIntegrationTest: 'holds',
      grantPermissionsByDelegatedUnit: 'holds',
      personalPermissionsByPeselInNipContextShouldReturnPermissionsInContext: 'holds',
      searchGrantedAsOwnerNipFilterByAuthorizedPeselShouldReturnMatch: 'holds',
      searchGrantedAsOwnerNipFilterByAuthorizedNipShouldReturnWithMatch: 'holds',
      searchGrantedAsOwnerNipFilterByAuthorizedFingerprintShouldReturnMatch: 'holds',
      personalPermissionsWithInternalIdFilterShouldReturnPermissions: 'holds',
      authIndirectSelectiveCompleteChainShouldExposeMatchingEffectivePermission: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'PersonalPermissionAuthorizedPeselInNipContext',
    tests: {
      personPermissionE2EIntegrationTest: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'ProxyPermissionIntegrationTest',
    tests: {
      proxyPermissionE2EIntegrationTest: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'SearchEntityInvoiceRoleIntegrationTest',
    tests: {
      searchEntityInvoiceRoles: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'SearchEntityPermissionsIntegrationTest',
    tests: {
      searchEntityPermissionsTest: 'holds',
      searchEntityPermissionsWithInternalId: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'SearchPersonalGrantPermissionIntegrationTest',
    tests: {
      searchPersonalPermissionTest: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'SearchSubordinateQueryIntegrationTest',
    tests: {
      searchSubordinateRoles: 'holds',
    },
  },
  {
    suite: 'Java',
    name: 'SubUnitPermissionIntegrationTest',
    tests: {
      subUnitPermissionE2EIntegrationTest: 'holds',
      subunitPermissionsAsVatGroupParentShouldReturnList: 'holds',
      subUnitPermissionWorkflow: 'holds',
    },
  },
];
