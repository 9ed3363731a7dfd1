param hostName string
param marketName string
param location string
param tags object
param hostSku string
param marketSku string

@description('Whether the account that holds the truth refuses to be deleted, by azd down too.')
param lockBooks bool
param blobRetentionDays int
param tables array
param queues array
param deploymentContainer string
param deadLetterContainer string
param privateOnly bool

// The host's own: packages, leases, and the Durable hub's tables and queues, all of which can be lost and made again.
module host 'br/public:avm/res/storage/storage-account:0.33.0' = {
  name: 'host-storage'
  params: {
    name: hostName
    location: location
    tags: tags
    skuName: hostSku
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: privateOnly ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: privateOnly ? 'Deny' : 'Allow', bypass: privateOnly ? 'None' : 'AzureServices' }
    blobServices: {
      deleteRetentionPolicyEnabled: true
      deleteRetentionPolicyDays: blobRetentionDays
      containerDeleteRetentionPolicyEnabled: true
      containerDeleteRetentionPolicyDays: blobRetentionDays
      containers: [{ name: deploymentContainer }]
    }
  }
}

// The truth: nothing but the market's tables and queues, and what Event Grid could not deliver.
module market 'br/public:avm/res/storage/storage-account:0.33.0' = {
  name: 'market-storage'
  params: {
    name: marketName
    location: location
    tags: tags
    skuName: marketSku
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowBlobPublicAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    // Event Grid dead-letters as a trusted service, which takes a public endpoint that denies everyone else.
    publicNetworkAccess: 'Enabled'
    networkAcls: { defaultAction: privateOnly ? 'Deny' : 'Allow', bypass: 'AzureServices' }
    lock: { kind: lockBooks ? 'CanNotDelete' : 'None', name: 'the-books' }
    tableServices: { tables: map(tables, name => { name: name }) }
    queueServices: { queues: map(queues, name => { name: name }) }
    blobServices: {
      deleteRetentionPolicyEnabled: true
      deleteRetentionPolicyDays: blobRetentionDays
      containerDeleteRetentionPolicyEnabled: true
      containerDeleteRetentionPolicyDays: blobRetentionDays
      containers: [{ name: deadLetterContainer }]
    }
  }
}

output hostId string = host.outputs.resourceId
output hostName string = host.outputs.name
output hostEndpoints object = host.outputs.serviceEndpoints
output marketId string = market.outputs.resourceId
output marketName string = market.outputs.name
output marketEndpoints object = market.outputs.serviceEndpoints
