param name string
param location string
param tags object

var endpointsSubnet = 'private-endpoints'
var appSubnet = 'app'

module virtualNetwork 'br/public:avm/res/network/virtual-network:0.10.1' = {
  name: 'virtual-network'
  params: {
    name: name
    location: location
    tags: tags
    addressPrefixes: ['10.0.0.0/16']
    subnets: [
      {
        name: endpointsSubnet
        addressPrefix: '10.0.1.0/24'
        privateEndpointNetworkPolicies: 'Disabled'
      }
      {
        name: appSubnet
        addressPrefix: '10.0.2.0/24'
        delegation: 'Microsoft.App/environments'
      }
    ]
  }
}

output virtualNetworkId string = virtualNetwork.outputs.resourceId
output endpointsSubnetId string = '${virtualNetwork.outputs.resourceId}/subnets/${endpointsSubnet}'
output appSubnetId string = '${virtualNetwork.outputs.resourceId}/subnets/${appSubnet}'
