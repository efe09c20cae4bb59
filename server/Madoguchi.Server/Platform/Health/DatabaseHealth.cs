using Madoguchi.Server.Persistence;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Madoguchi.Server.Platform.Health;

/// <summary>Ready means: the next ticket could be written.</summary>
internal sealed class DatabaseHealth(IDatabaseTools tools) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await tools.IsWritable(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database cannot be written.");
}
