// Everything in here breaks a rule on purpose: the tests prove on it, in every run, that each rule can go red.
#pragma warning disable RS0030 // banned symbols
#pragma warning disable CA1823, IDE0051, IDE0052, CA1801, IDE0060, CA1852, CA1822

using Madoguchi.Domain.Visits;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Architecture.Tests.Violations
{
    internal sealed class KnowsTheDomain
    {
        public static string Number => new TicketNumber('A', 1).ToString();
    }

    internal sealed class KnowsTheWorld
    {
        public static bool Reads(string path) => File.Exists(path);

        public static async Task<string> Asks(HttpClient web) => await web.GetStringAsync(new Uri("http://127.0.0.1/"));
    }

    internal sealed class AsksTheClock
    {
        public static DateTimeOffset Now => DateTimeOffset.UtcNow;

        public static IEnumerable<Guid> Chance() => Enumerable.Range(0, 3).Select(_ => Guid.NewGuid());
    }

    internal sealed class Broadcaster(IHubContext<Hub> hub)
    {
        public IHubContext<Hub> Hub => hub;
    }

    internal sealed class SpeaksToHubs(IServiceProvider services)
    {
        public object? Hub => services.GetService(typeof(IHubContext<Hub>));
    }
}

namespace Madoguchi.Architecture.Tests.Violations.Features
{
    internal static class Routes
    {
        public static string All => Alpha.Alone.Name + Beta.Alone.Name;
    }
}

namespace Madoguchi.Architecture.Tests.Violations.Features.Alpha
{
    internal static class Alone
    {
        public static string Name => nameof(Alpha);
    }

    internal static class CallsBeta
    {
        public static Func<string> Name => () => Beta.Alone.Name;
    }

    internal static class OpensTheDatabase
    {
        public static void Open(string file)
        {
            using var connection = new SqliteConnection(file);
            connection.Open();
        }
    }

    internal static class QueriesTheDatabase
    {
        public static Task<List<string>> All(IQueryable<string> rows) => rows.ToListAsync();
    }
}

namespace Madoguchi.Architecture.Tests.Violations.Features.Beta
{
    internal static class Alone
    {
        public static string Name => nameof(Beta);
    }
}

namespace Madoguchi.Architecture.Tests.Violations.Persistence
{
    internal static class Ledger
    {
        public static SqliteConnection Open(string file) => new(file);
    }
}
