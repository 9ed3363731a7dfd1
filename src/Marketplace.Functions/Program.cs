using Marketplace.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
MarketplaceApp.Configure(builder, builder.Configuration);
await builder.Build().RunAsync();
