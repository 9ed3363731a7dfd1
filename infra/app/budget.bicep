param name string
param amount int
param email string

module budget 'br/public:avm/res/consumption/budget/rg-scope:0.1.0' = {
  name: 'monthly-budget'
  params: {
    name: name
    amount: amount
    thresholds: [50, 80, 100]
    contactEmails: [email]
  }
}
