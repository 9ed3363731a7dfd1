param location string
param tags object

@description('{ queryRule, metricAlert, actionGroup }: prefixes of the rules\' names, and the group\'s name.')
param names object
param email string
param workspaceId string
param functionAppId string
param marketStorageId string

// Queries over what the app and its host log today. An event of the app is known by its name: on its way through the host it
// keeps no number; logged with an exception it is an exception. Each rule that names an event names one that the code logs; the tests compare.
var occurrences = [
  {
    name: 'ledger-difference'
    severity: 0
    description: 'Reconciliation found books that differ. docs/runbook.md, "The books differ".'
    window: 'PT30M'
    threshold: 0
    autoMitigate: false
    query: '''
union AppTraces, AppExceptions
| where tostring(Properties.EventName) == 'LedgerDifference'
'''
  }
  {
    name: 'escrow-stuck'
    severity: 1
    description: 'The sweeper found an escrow that was overdue or dead, and woke it. docs/runbook.md, "A stuck escrow".'
    window: 'PT1H'
    threshold: 0
    autoMitigate: true
    query: '''
union AppTraces, AppExceptions
| where tostring(Properties.EventName) == 'EscrowStuck'
'''
  }
  {
    name: 'escrow-orphan'
    severity: 2
    description: 'An escrow instance belongs to no order. docs/runbook.md, "A stuck escrow".'
    window: 'PT1H'
    threshold: 0
    autoMitigate: true
    query: '''
union AppTraces, AppExceptions
| where tostring(Properties.EventName) == 'EscrowOrphan'
'''
  }
  {
    name: 'deadline-failed'
    severity: 2
    description: 'Payment windows could not be enforced; every sweep tries again. docs/runbook.md, "A payment window fails".'
    window: 'PT30M'
    threshold: 2
    autoMitigate: true
    query: '''
union AppTraces, AppExceptions
| where tostring(Properties.EventName) == 'DeadlineFailed'
'''
  }
  {
    name: 'dispute-overdue'
    severity: 2
    description: 'No arbiter ruled in time; the dispute is with the senior arbiters. docs/runbook.md, "A ruling is overdue".'
    window: 'PT1H'
    threshold: 0
    autoMitigate: true
    query: '''
union AppTraces, AppExceptions
| where tostring(Properties.EventName) == 'DisputeOverdue'
'''
  }
  {
    name: 'payout-parked'
    severity: 2
    description: 'The provider has said nothing of a payout for a day. docs/runbook.md, "A payout is parked".'
    window: 'PT1H'
    threshold: 0
    autoMitigate: true
    query: '''
union AppTraces, AppExceptions
| where tostring(Properties.EventName) == 'PayoutParked'
'''
  }
  {
    name: 'mail-given-up'
    severity: 2
    description: 'The mail server took a mail at none of the tries of a day. docs/runbook.md, "Mail does not go out".'
    window: 'PT1H'
    threshold: 0
    autoMitigate: true
    query: '''
union AppTraces, AppExceptions
| where tostring(Properties.EventName) == 'MailGivenUp'
'''
  }
  {
    name: 'event-outage'
    severity: 2
    description: 'The topic has taken no events for half an hour; they wait. docs/runbook.md, "The topic is away".'
    window: 'PT1H'
    threshold: 0
    autoMitigate: true
    query: '''
union AppTraces, AppExceptions
| where tostring(Properties.EventName) == 'EventOutage'
'''
  }
  {
    name: 'poison-message'
    severity: 1
    description: 'A message failed as often as host.json allows. docs/runbook.md, "Poison messages".'
    window: 'PT15M'
    threshold: 0
    autoMitigate: false
    query: '''
union AppTraces, AppExceptions
| where tostring(Properties.EventName) == 'PoisonMessage' or (Message startswith 'Message has reached MaxDequeueCount' and Message has '-poison')
'''
  }
  {
    name: 'relay-lag'
    severity: 2
    description: 'Announcements of orders waited more than five minutes for the relay. docs/runbook.md, "The relay lags".'
    window: 'PT15M'
    threshold: 10
    autoMitigate: true
    query: '''
AppTraces
| where tostring(Properties.Category) == 'Function.RelayOrderEvents' and Message startswith 'Trigger Details:'
| extend InsertedUtc = todatetime(extract(@'(InsertedOn|InsertionTime): ([^,]+)', 2, Message))
| where TimeGenerated - InsertedUtc > 5m
'''
  }
  {
    name: 'money-not-moving'
    severity: 1
    description: 'Activities that move money or enforce deadlines keep failing; they are repeated. docs/runbook.md, "The provider is down".'
    window: 'PT1H'
    threshold: 20
    autoMitigate: true
    query: '''
AppRequests
| where Success == false and OperationName in ('CreditSeller', 'RefundBuyer', 'EnforceDeadline', 'CarryOutPayout')
'''
  }
]

// A watchman who sleeps raises no alarm: timers that have not succeeded for a while are an alarm themselves.
var heartbeats = [
  { timer: 'ReconcileDaily', window: 'P2D', frequency: 'PT1H' }
  { timer: 'RestartLostEscrows', window: 'P2D', frequency: 'PT1H' }
  { timer: 'SearchFraud', window: 'P2D', frequency: 'PT1H' }
  { timer: 'SweepEscrows', window: 'PT2H', frequency: 'PT15M' }
  { timer: 'CountPoison', window: 'PT30M', frequency: 'PT15M' }
  { timer: 'SweepDeadlines', window: 'PT30M', frequency: 'PT15M' }
  { timer: 'SweepPayouts', window: 'PT30M', frequency: 'PT15M' }
]

module actionGroup 'br/public:avm/res/insights/action-group:0.8.0' = {
  name: 'action-group'
  params: {
    name: names.actionGroup
    groupShortName: 'market'
    tags: tags
    emailReceivers: [{ name: 'operators', emailAddress: email, useCommonAlertSchema: true }]
  }
}

module occurrenceRules 'br/public:avm/res/insights/scheduled-query-rule:0.6.0' = [
  for rule in occurrences: {
    name: 'rule-${rule.name}'
    params: {
      name: '${names.queryRule}${rule.name}'
      location: location
      tags: tags
      alertDescription: rule.description
      severity: rule.severity
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: rule.window
      autoMitigate: rule.autoMitigate
      // A new workspace has no such tables until the first telemetry arrives.
      skipQueryValidation: true
      criterias: {
        allOf: [{ query: rule.query, timeAggregation: 'Count', operator: 'GreaterThan', threshold: rule.threshold }]
      }
      actions: { actionGroupResourceIds: [actionGroup.outputs.resourceId] }
    }
  }
]

module heartbeatRules 'br/public:avm/res/insights/scheduled-query-rule:0.6.0' = [
  for beat in heartbeats: {
    name: 'rule-no-${toLower(beat.timer)}'
    params: {
      name: '${names.queryRule}no-${toLower(beat.timer)}'
      location: location
      tags: tags
      alertDescription: '${beat.timer} has not succeeded for ${beat.window}. docs/runbook.md, "A timer is silent".'
      severity: 1
      scopes: [workspaceId]
      evaluationFrequency: beat.frequency
      windowSize: beat.window
      autoMitigate: true
      skipQueryValidation: true
      criterias: {
        allOf: [
          {
            query: 'AppTraces | where tostring(Properties.Category) == \'Function.${beat.timer}\' and Message startswith "Executed \'Functions.${beat.timer}\' (Succeeded"'
            timeAggregation: 'Count'
            operator: 'LessThan'
            threshold: 1
          }
        ]
      }
      actions: { actionGroupResourceIds: [actionGroup.outputs.resourceId] }
    }
  }
]

module serverErrors 'br/public:avm/res/insights/metric-alert:0.4.1' = {
  name: 'metric-server-errors'
  params: {
    name: '${names.metricAlert}server-errors'
    tags: tags
    alertDescription: 'The API answered 5xx. docs/runbook.md, "Clients get 5xx".'
    severity: 2
    scopes: [functionAppId]
    windowSize: 'PT15M'
    evaluationFrequency: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allof: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'server-errors'
          metricNamespace: 'Microsoft.Web/sites'
          metricName: 'Http5xx'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 5
        }
      ]
    }
    actions: [actionGroup.outputs.resourceId]
  }
}

module throttling 'br/public:avm/res/insights/metric-alert:0.4.1' = {
  name: 'metric-storage-throttling'
  params: {
    name: '${names.metricAlert}storage-throttling'
    tags: tags
    alertDescription: 'The market\'s storage turns requests away: a partition or the account is at its limit. docs/runbook.md, "Scale limits".'
    severity: 2
    scopes: [marketStorageId]
    windowSize: 'PT15M'
    evaluationFrequency: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allof: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'throttled'
          metricNamespace: 'Microsoft.Storage/storageAccounts'
          metricName: 'Transactions'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 100
          dimensions: [{ name: 'ResponseType', operator: 'Include', values: ['ServerBusyError', 'ClientThrottlingError', 'ClientAccountRequestThrottlingError'] }]
        }
      ]
    }
    actions: [actionGroup.outputs.resourceId]
  }
}

// Counts every queue of the account, poison ones too, and only hourly: a backstop for when nothing runs and so nothing logs.
module standingQueues 'br/public:avm/res/insights/metric-alert:0.4.1' = {
  name: 'metric-standing-queues'
  params: {
    name: '${names.metricAlert}standing-queues'
    tags: tags
    alertDescription: 'Messages stand in the market\'s queues. docs/runbook.md, "The relay lags".'
    severity: 2
    scopes: ['${marketStorageId}/queueServices/default']
    windowSize: 'PT1H'
    evaluationFrequency: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allof: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'standing'
          metricNamespace: 'Microsoft.Storage/storageAccounts/queueServices'
          metricName: 'QueueMessageCount'
          timeAggregation: 'Average'
          operator: 'GreaterThan'
          threshold: 1000
        }
      ]
    }
    actions: [actionGroup.outputs.resourceId]
  }
}
