targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('Name of the azd environment; every resource name and tag derives from it.')
param environmentName string

@minLength(1)
@description('Region. It must offer Flex Consumption and, for prod, availability zones.')
@metadata({ azd: { type: 'location' } })
param location string

@allowed(['dev', 'prod'])
@description('Which profile of redundancy, retention and standing capacity to deploy.')
param environmentType string = 'dev'

@description('Reach storage, vault and topic over private endpoints only.')
param vnetEnabled bool = false

@minLength(1)
@description('Client id of the API\'s app registration; infra/scripts/entra-app.sh registers it.')
param entraClientId string

@description('Tenant whose people sign in.')
param entraTenantId string = tenant().tenantId

@description('Where they sign in; an external tenant has its own address.')
param entraInstance string = environment().authentication.loginEndpoint

@minLength(1)
@description('Name of the payment provider in use: letters and digits, as in POST /api/webhooks/payments/{provider}.')
param paymentProvider string

@minLength(1)
@description('Root of that provider\'s API.')
param paymentProviderUrl string

@description('Names of earlier providers, comma-separated, whose webhooks are still believed.')
param formerPaymentProviders string = ''

@description('Name of the provider that confirms members\' identities: letters and digits.')
param verificationProvider string

@description('Root of its API.')
param verificationProviderUrl string

@description('Names of the carriers, comma-separated, whose webhooks are believed: letters and digits.')
param carriers string = ''

@description('Mail server that notices go out by; empty for none, and then nothing is mailed.')
param emailHost string = ''

@minValue(1)
@maxValue(65535)
@description('Its port; it must speak TLS by STARTTLS.')
param emailPort int = 587

@description('Whom mails come from.')
param emailFrom string = ''

@description('Whom the app signs in as there; the vault has the password.')
param emailUser string = ''

@description('OTLP collector that spans, metrics and logs go to; empty for none.')
param otlpEndpoint string = ''

@description('Mail address that alerts and budget notices go to.')
param alertEmail string

@minValue(1)
@description('Monthly budget of the resource group, in the subscription\'s currency.')
param budgetAmount int = 100

@description('Who deploys: may write the vault\'s secrets. Empty for nobody.')
param principalId string = ''

@allowed(['User', 'ServicePrincipal'])
@description('What kind of principal deploys.')
param principalType string = 'User'

var abbrs = loadJsonContent('./abbreviations.json')
var resourceToken = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

var profiles = {
  dev: {
    hostStorageSku: 'Standard_LRS'
    marketStorageSku: 'Standard_LRS'
    lockBooks: false
    blobRetentionDays: 7
    logRetentionDays: 30
    logDailyCapGb: '1'
    vaultRetentionDays: 7
    vaultPurgeProtection: false
    zoneRedundant: false
    instancesMax: 40
    httpPerInstance: 16
    alwaysReady: []
  }
  prod: {
    hostStorageSku: 'Standard_ZRS'
    marketStorageSku: 'Standard_RAGZRS'
    lockBooks: true
    blobRetentionDays: 30
    logRetentionDays: 90
    logDailyCapGb: '-1'
    vaultRetentionDays: 90
    vaultPurgeProtection: true
    zoneRedundant: true
    instancesMax: 200
    httpPerInstance: 32
    // Two of each: one a zone at least survives. The relay stands ready because money moves behind it.
    alwaysReady: [
      { name: 'http', instanceCount: 2 }
      { name: 'durable', instanceCount: 2 }
      { name: 'function:RelayOrderEvents', instanceCount: 2 }
    ]
  }
}
var profile = profiles[environmentType]

// As in Platform/Storage/MarketTables.cs and MarketQueues.cs; the tests compare.
var marketTables = ['Orders', 'OrderIndex', 'Listings', 'ListingIndex', 'Deadlines', 'Accounts', 'Parcels', 'DisputeQueue', 'Buyers', 'Members', 'Identities', 'Credit', 'Conversations', 'ConversationLists', 'Reviews', 'Traces', 'FraudFacts', 'Notifications', 'Sales']
var marketQueues = ['order-events', 'listing-events', 'unpublished-events', 'notifications', 'notification-emails', 'notification-webhooks']
var poisonQueues = map(marketQueues, queue => '${queue}-poison')
var deployments = 'app-packages'
var deadLetters = 'event-dead-letters'

var carrierNames = empty(carriers) ? [] : split(carriers, ',')
var formerProviderNames = empty(formerPaymentProviders) ? [] : split(formerPaymentProviders, ',')

// What the app reads as configuration and the vault keeps.
var vaultSettings = concat(
  [
    { setting: 'Members__GrantSecret', secret: 'members-grant-secret' }
    { setting: 'Members__IdentitySecret', secret: 'members-identity-secret' }
    { setting: 'Verification__${verificationProvider}__ApiKey', secret: 'verification-${toLower(verificationProvider)}-api-key' }
    { setting: 'Verification__${verificationProvider}__WebhookSecret', secret: 'verification-${toLower(verificationProvider)}-webhook-secret' }
  ],
  empty(emailHost) ? [] : [{ setting: 'Email__Secret', secret: 'email-secret' }],
  [{ setting: 'Payments__${paymentProvider}__ApiKey', secret: 'payments-${toLower(paymentProvider)}-api-key' }],
  map(concat([paymentProvider], formerProviderNames), name => {
    setting: 'Payments__${name}__WebhookSecret'
    secret: 'payments-${toLower(name)}-webhook-secret'
  }),
  map(carrierNames, name => {
    setting: 'Carriers__${name}__WebhookSecret'
    secret: 'carriers-${toLower(name)}-webhook-secret'
  })
)

resource rg 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: '${abbrs.resourcesResourceGroups}${environmentName}'
  location: location
  tags: tags
}

module identity 'app/identity.bicep' = {
  name: 'identity'
  scope: rg
  params: {
    name: '${abbrs.managedIdentityUserAssignedIdentities}api-${resourceToken}'
    location: location
    tags: tags
  }
}

module monitoring 'app/monitoring.bicep' = {
  name: 'monitoring'
  scope: rg
  params: {
    workspaceName: '${abbrs.operationalInsightsWorkspaces}${resourceToken}'
    componentName: '${abbrs.insightsComponents}${resourceToken}'
    location: location
    tags: tags
    retentionDays: profile.logRetentionDays
    dailyCapGb: profile.logDailyCapGb
  }
}

module network 'app/network.bicep' = if (vnetEnabled) {
  name: 'network'
  scope: rg
  params: {
    name: '${abbrs.networkVirtualNetworks}${resourceToken}'
    location: location
    tags: tags
  }
}

module storage 'app/storage.bicep' = {
  name: 'storage'
  scope: rg
  params: {
    hostName: '${abbrs.storageStorageAccounts}host${resourceToken}'
    marketName: '${abbrs.storageStorageAccounts}market${resourceToken}'
    location: location
    tags: tags
    hostSku: profile.hostStorageSku
    marketSku: profile.marketStorageSku
    lockBooks: profile.lockBooks
    blobRetentionDays: profile.blobRetentionDays
    tables: marketTables
    queues: concat(marketQueues, poisonQueues)
    deploymentContainer: deployments
    deadLetterContainer: deadLetters
    privateOnly: vnetEnabled
  }
}

module keyVault 'app/keyvault.bicep' = {
  name: 'keyvault'
  scope: rg
  params: {
    name: '${abbrs.keyVaultVaults}${resourceToken}'
    location: location
    tags: tags
    retentionDays: profile.vaultRetentionDays
    purgeProtection: profile.vaultPurgeProtection
    privateOnly: vnetEnabled
  }
}

module eventGrid 'app/eventgrid.bicep' = {
  name: 'eventgrid'
  scope: rg
  params: {
    name: '${abbrs.eventGridTopics}${resourceToken}'
    location: location
    tags: tags
    privateOnly: vnetEnabled
  }
}

module privateEndpoints 'app/private-endpoints.bicep' = if (vnetEnabled) {
  name: 'private-endpoints'
  scope: rg
  params: {
    location: location
    tags: tags
    prefix: abbrs.networkPrivateEndpoints
    virtualNetworkId: network.?outputs.virtualNetworkId ?? ''
    subnetId: network.?outputs.endpointsSubnetId ?? ''
    targets: [
      { name: 'host-blob', resourceId: storage.outputs.hostId, group: 'blob' }
      { name: 'host-queue', resourceId: storage.outputs.hostId, group: 'queue' }
      { name: 'host-table', resourceId: storage.outputs.hostId, group: 'table' }
      { name: 'market-queue', resourceId: storage.outputs.marketId, group: 'queue' }
      { name: 'market-table', resourceId: storage.outputs.marketId, group: 'table' }
      { name: 'vault', resourceId: keyVault.outputs.id, group: 'vault' }
      { name: 'topic', resourceId: eventGrid.outputs.id, group: 'topic' }
    ]
  }
}

module rbac 'app/rbac.bicep' = {
  name: 'rbac'
  scope: rg
  params: {
    hostStorageName: storage.outputs.hostName
    marketStorageName: storage.outputs.marketName
    workQueues: marketQueues
    poisonQueues: poisonQueues
    deadLetterContainer: deadLetters
    keyVaultName: keyVault.outputs.name
    componentName: monitoring.outputs.componentName
    apiPrincipalId: identity.outputs.principalId
    topicName: eventGrid.outputs.name
    topicPrincipalId: eventGrid.outputs.principalId
    deployerPrincipalId: principalId
    deployerPrincipalType: principalType
  }
}

module api 'app/api.bicep' = {
  name: 'api'
  scope: rg
  params: {
    name: '${abbrs.webSitesFunctions}api-${resourceToken}'
    planName: '${abbrs.webServerFarms}${resourceToken}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    zoneRedundant: profile.zoneRedundant
    instancesMax: profile.instancesMax
    httpPerInstance: profile.httpPerInstance
    alwaysReady: profile.alwaysReady
    subnetId: network.?outputs.appSubnetId ?? ''
    hostEndpoints: storage.outputs.hostEndpoints
    marketEndpoints: storage.outputs.marketEndpoints
    deploymentContainer: deployments
    applicationInsightsConnectionString: monitoring.outputs.connectionString
    vaultUri: keyVault.outputs.uri
    vaultSettings: vaultSettings
    signIn: { instance: entraInstance, tenantId: entraTenantId, clientId: entraClientId }
    payments: { provider: paymentProvider, baseUrl: paymentProviderUrl }
    verification: { provider: verificationProvider, baseUrl: verificationProviderUrl }
    email: { host: emailHost, port: emailPort, from: emailFrom, user: emailUser }
    topicEndpoint: eventGrid.outputs.endpoint
    otlpEndpoint: otlpEndpoint
  }
  // The app's first breath reads storage and the vault: what it may do is settled before.
  dependsOn: [rbac, privateEndpoints]
}

module alerts 'app/alerts.bicep' = {
  name: 'alerts'
  scope: rg
  params: {
    location: location
    tags: tags
    names: { queryRule: abbrs.insightsScheduledQueryRules, metricAlert: abbrs.insightsMetricAlerts, actionGroup: '${abbrs.insightsActionGroups}${resourceToken}' }
    email: alertEmail
    workspaceId: monitoring.outputs.workspaceId
    functionAppId: api.outputs.id
    marketStorageId: storage.outputs.marketId
  }
}

module workbook 'app/workbook.bicep' = {
  name: 'workbook'
  scope: rg
  params: {
    location: location
    tags: tags
    displayName: 'Marketplace ${environmentName}'
    workspaceId: monitoring.outputs.workspaceId
  }
}

module budget 'app/budget.bicep' = {
  name: 'budget'
  scope: rg
  params: {
    name: '${abbrs.consumptionBudgets}${resourceToken}'
    amount: budgetAmount
    email: alertEmail
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = rg.name
output SERVICE_API_NAME string = api.outputs.name
output SERVICE_API_URI string = 'https://${api.outputs.hostName}'
output AZURE_KEY_VAULT_NAME string = keyVault.outputs.name
output MARKET_STORAGE_NAME string = storage.outputs.marketName
output MARKET_VAULT_ENTRIES string = join(map(vaultSettings, item => item.secret), ' ')
output EVENT_GRID_TOPIC_ID string = eventGrid.outputs.id
output EVENT_DEAD_LETTERS_ID string = '${storage.outputs.marketId}/blobServices/default/containers/${deadLetters}'
