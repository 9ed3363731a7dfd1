param name string
param location string
param tags object
param retentionDays int
param purgeProtection bool
param privateOnly bool

// Its secrets are written by infra/scripts/secrets.sh, never by a template: a template's parameters are kept in its deployment.
module vault 'br/public:avm/res/key-vault/vault:0.14.0' = {
  name: 'vault'
  params: {
    name: name
    location: location
    tags: tags
    sku: 'standard'
    enableRbacAuthorization: true
    enableVaultForDeployment: false
    enableVaultForTemplateDeployment: false
    enableVaultForDiskEncryption: false
    softDeleteRetentionInDays: retentionDays
    enablePurgeProtection: purgeProtection
    publicNetworkAccess: privateOnly ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: privateOnly ? 'Deny' : 'Allow', bypass: 'AzureServices' }
  }
}

output id string = vault.outputs.resourceId
output name string = vault.outputs.name
output uri string = vault.outputs.uri
