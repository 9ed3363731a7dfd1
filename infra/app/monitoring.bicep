param workspaceName string
param componentName string
param location string
param tags object
param retentionDays int

@description('GB a day after which ingestion stops until the next day; -1 for no cap. A capped prod would be a blind prod.')
param dailyCapGb string

module workspace 'br/public:avm/res/operational-insights/workspace:0.16.1' = {
  name: 'workspace'
  params: {
    name: workspaceName
    location: location
    tags: tags
    dataRetention: retentionDays
    dailyQuotaGb: dailyCapGb
    features: { disableLocalAuth: true }
  }
}

module component 'br/public:avm/res/insights/component:0.8.0' = {
  name: 'component'
  params: {
    name: componentName
    location: location
    tags: tags
    workspaceResourceId: workspace.outputs.resourceId
    retentionInDays: retentionDays
    // Telemetry comes in by Entra token only, and callers' addresses stay masked.
    disableLocalAuth: true
    disableIpMasking: false
  }
}

output workspaceId string = workspace.outputs.resourceId
output componentName string = component.outputs.name
output connectionString string = component.outputs.connectionString
