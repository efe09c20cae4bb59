using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>Replaces master data, all or nothing; keys, staff, notices, bookings and the ledger stay.</summary>
internal sealed class Seeder(IMasterEdits edits)
{
    public const string Who = "seed";

    public Task Write(Seed seed, CancellationToken ct) => edits.Save(seed, null, Who, ct);
}
