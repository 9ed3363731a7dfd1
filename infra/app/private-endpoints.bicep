param location string
param tags object
param prefix string
param virtualNetworkId string
param subnetId string

@description('{ name, resourceId, group }: what to reach, and as which of its services.')
param targets array

var zones = {
  blob: 'privatelink.blob.${environment().suffixes.storage}'
  queue: 'privatelink.queue.${environment().suffixes.storage}'
  table: 'privatelink.table.${environment().suffixes.storage}'
  vault: 'privatelink.vaultcore.azure.net'
  topic: 'privatelink.eventgrid.azure.net'
}
var groups = map(items(zones), zone => zone.key)

module dnsZones 'br/public:avm/res/network/private-dns-zone:0.8.1' = [
  for group in groups: {
    name: 'zone-${group}'
    params: {
      name: zones[group]
      tags: tags
      virtualNetworkLinks: [{ virtualNetworkResourceId: virtualNetworkId, registrationEnabled: false }]
    }
  }
]

module endpoints 'br/public:avm/res/network/private-endpoint:0.12.1' = [
  for target in targets: {
    name: 'endpoint-${target.name}'
    params: {
      name: '${prefix}${target.name}'
      location: location
      tags: tags
      subnetResourceId: subnetId
      privateLinkServiceConnections: [
        {
          name: target.name
          properties: { privateLinkServiceId: target.resourceId, groupIds: [target.group] }
        }
      ]
      privateDnsZoneGroup: {
        privateDnsZoneGroupConfigs: [{ privateDnsZoneResourceId: dnsZones[indexOf(groups, target.group)].outputs.resourceId }]
      }
    }
  }
]
