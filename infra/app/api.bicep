param name string
param planName string
param location string
param tags object
param identityId string
param identityClientId string
param zoneRedundant bool
param instancesMax int
param httpPerInstance int
param alwaysReady array

@description('Subnet of the app; empty for none.')
param subnetId string

@description('Service endpoints of the host\'s storage account.')
param hostEndpoints object

@description('Service endpoints of the market\'s storage account.')
param marketEndpoints object

param deploymentContainer string
param applicationInsightsConnectionString string
param vaultUri string

@description('{ setting, secret }: app settings that the vault keeps.')
param vaultSettings array

@description('{ instance, tenantId, clientId }: whose access tokens the API takes.')
param signIn object

@description('{ provider, baseUrl }: the payment provider in use.')
param payments object

@description('{ provider, baseUrl }: who confirms members\' identities.')
param verification object

@description('{ host, port, from, user }: the mail server; its host is empty for none.')
param email object
@description('Where events are published.')
param topicEndpoint string

@description('OTLP collector that spans, metrics and logs go to; empty for none.')
param otlpEndpoint string

// Read by the Functions host and its extensions.
var hostSettings = {
  AzureWebJobsStorage__blobServiceUri: hostEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: hostEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: hostEndpoints.table
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}

// Read by the app; MarketStorage by its queue triggers too.
var marketSettings = {
  MarketStorage__tableServiceUri: marketEndpoints.table
  MarketStorage__queueServiceUri: marketEndpoints.queue
  MarketStorage__credential: 'managedidentity'
  MarketStorage__clientId: identityClientId
  AzureAd__Instance: signIn.instance
  AzureAd__TenantId: signIn.tenantId
  AzureAd__ClientId: signIn.clientId
  // Of one member, to one instance: far above what a person does, far below what hurts (docs/adr/0010).
  RateLimit__RequestsPerMinute: '600'
  RateLimit__Burst: '120'
  // Rounds of PBKDF2 with SHA-512, as OWASP recommends them; each hash keeps its own number, so this may be raised.
  Members__HashIterations: '210000'
  Payments__Provider: payments.provider
  'Payments__${payments.provider}__BaseUrl': payments.baseUrl
  Verification__Provider: verification.provider
  'Verification__${verification.provider}__BaseUrl': verification.baseUrl
  Email__Host: email.host
  Email__Port: '${email.port}'
  Email__From: email.from
  Email__User: email.user
  Email__Tls: 'true'
  // Members' webhooks lead to the public internet, never into our own network.
  Notifications__AllowPrivateWebhooks: 'false'
  Events__TopicEndpoint: topicEndpoint
  Events__ClientId: identityClientId
  OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint
}

// Without a version: the platform follows a rotated secret by itself.
var secretSettings = toObject(
  vaultSettings,
  item => item.setting,
  item => '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/${item.secret})'
)

module plan 'br/public:avm/res/web/serverfarm:0.7.0' = {
  name: 'plan'
  params: {
    name: planName
    location: location
    tags: tags
    kind: 'functionapp'
    skuName: 'FC1'
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

module api 'br/public:avm/res/web/site:0.24.0' = {
  name: 'function-app'
  params: {
    name: name
    location: location
    tags: union(tags, { 'azd-service-name': 'api' })
    kind: 'functionapp,linux'
    serverFarmResourceId: plan.outputs.resourceId
    managedIdentities: { userAssignedResourceIds: [identityId] }
    keyVaultAccessIdentityResourceId: identityId
    httpsOnly: true
    clientAffinityEnabled: false
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetResourceId: empty(subnetId) ? null : subnetId
    siteConfig: { alwaysOn: false, minTlsVersion: '1.2' }
    basicPublishingCredentialsPolicies: [
      { name: 'scm', allow: false }
      { name: 'ftp', allow: false }
    ]
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostEndpoints.blob}${deploymentContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: instancesMax
        alwaysReady: alwaysReady
        // Only HTTP's concurrency is set here; queues' and Durable's are in host.json.
        triggers: { http: { perInstanceConcurrency: httpPerInstance } }
      }
    }
    configs: [
      {
        name: 'appsettings'
        properties: union(hostSettings, marketSettings, secretSettings)
        // What is not in this template is not in the app.
        retainCurrentAppSettings: false
      }
    ]
  }
}

output id string = api.outputs.resourceId
output name string = api.outputs.name
output hostName string = api.outputs.defaultHostname
