param name string
param location string
param tags object
param privateOnly bool

// What happened in the market, as CloudEvents, for whoever cares. Subscriptions exist only once their functions do:
// infra/scripts/event-subscriptions.sh makes them after a deployment, each with dead-lettering.
module topic 'br/public:avm/res/event-grid/topic:0.10.0' = {
  name: 'topic'
  params: {
    name: name
    location: location
    tags: tags
    inputSchema: 'CloudEventSchemaV1_0'
    disableLocalAuth: true
    minimumTlsVersionAllowed: '1.2'
    publicNetworkAccess: privateOnly ? 'Disabled' : 'Enabled'
    managedIdentities: { systemAssigned: true }
  }
}

output name string = topic.outputs.name
output endpoint string = topic.outputs.endpoint
output id string = topic.outputs.resourceId
output principalId string = topic.outputs.?systemAssignedMIPrincipalId ?? ''
