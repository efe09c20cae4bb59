using Madoguchi.Server.Live;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Seeding;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>
/// The one way in which administrators change master data. A change is written into the seed's files and read back from them,
/// so nothing can be stored that an export could not say, and the pages and the import obey the same rules.
/// </summary>
internal sealed class MasterDesk(IMasterEdits edits, IMasterData master, HitBookings bookings, ISites sites)
{
    const int MostTries = 5;

    public Task<Seed?> Read(CancellationToken ct) => edits.Read(ct);

    public Task<IReadOnlyList<MasterChange>> Changes(int skip, int take, CancellationToken ct) => edits.Changes(skip, take, ct);

    /// <summary>Changes one thing as long as it still is as the administrator saw it; others may change other things meanwhile.</summary>
    public async Task<MasterOutcome> Change(MasterAttempt attempt, Action<Seed> edit, CancellationToken ct)
    {
        for (var attempts = 0; attempts < MostTries; attempts++)
        {
            if (await edits.Read(ct) is not { } seed)
                break;
            if (Things.Stamp(seed, attempt.Thing) != (attempt.Stamp ?? ""))
                return new() { IsOvertaken = true, Overtaking = await edits.Last(attempt.Thing, ct) };
            var before = MasterReader.Of(seed);
            edit(seed);
            var looked = await Look(before, Seed.Read(SeedExport.Files(seed)), ct);
            if (looked.Refused.Count > 0)
                return new() { Refused = looked.Refused };
            if (HitBooking.Stamp(looked.Hits) != (attempt.Confirmed ?? "") && looked.Hits.Count > 0)
                return new() { Hits = looked.Hits };
            if (await Save(looked.Next, before.Revision, attempt.Who, ct))
                return MasterOutcome.Saved;
        }
        return new() { Refused = ["ほかの変更と重なり続けたため、保存できませんでした。もう一度保存してください。"] };
    }

    /// <summary>What importing would do. Without mistakes it can be confirmed.</summary>
    public async Task<MasterPreview> Preview(Func<SeedFiles, SeedFiles> replace, CancellationToken ct)
    {
        var seed = await edits.Read(ct);
        var read = Seed.Read(replace(seed is null ? new([], [], []) : SeedExport.Files(seed)));
        var revision = seed?.Municipality.Revision ?? 0;
        if (read.Mistakes.Count > 0)
            return new(revision, read.Mistakes, [], [], []);
        var looked = await Look(seed is null ? MasterData.Nothing : MasterReader.Of(seed), read, ct);
        return new(revision, [], looked.Refused, Things.Between(seed, read.Seed), looked.Hits);
    }

    /// <returns>Null when it was saved; otherwise what it would do now.</returns>
    public async Task<MasterPreview?> Import(SeedFiles files, long revision, string? confirmed, string who, CancellationToken ct)
    {
        var preview = await Preview(_ => files, ct);
        return preview.IsPossible && preview.Revision == revision && HitBooking.Stamp(preview.Hits) == (confirmed ?? "")
            && await Save(Seed.Read(files).Seed, revision is 0 ? null : revision, who, ct)
            ? null
            : await Preview(_ => files, ct);
    }

    static string Sentence(SeedMistake mistake) =>
        mistake.Path.Length > 0 ? $"{mistake.Japanese}（{mistake.File} の {mistake.Path}）" : mistake.Japanese;

    async Task<bool> Save(Seed next, long? revision, string who, CancellationToken ct)
    {
        if (!await edits.Save(next, revision, who, ct))
            return false;
        await master.Reload(ct);
        return true;
    }

    async Task<(Seed Next, IReadOnlyList<string> Refused, IReadOnlyList<HitBooking> Hits)> Look(
        MasterData before, (Seed Seed, IReadOnlyList<SeedMistake> Mistakes) read, CancellationToken ct)
    {
        if (read.Mistakes.Count > 0)
            return (read.Seed, [.. read.Mistakes.Select(Sentence).Distinct()], []);
        var after = MasterReader.Of(read.Seed);
        var bands = new List<string>();
        foreach (var site in before.Sites)
            bands.AddRange(IssuedToday.Refuse(site.Names.Ja, (await sites.Summary(site.Code)).LastNumbers, after));
        return (read.Seed, bands, bands.Count > 0 ? [] : await bookings.Of(before, after, ct));
    }
}

/// <summary>What an import would change.</summary>
internal sealed record MasterPreview(
    long Revision, IReadOnlyList<SeedMistake> Mistakes, IReadOnlyList<string> Refused, IReadOnlyList<Difference> Differences, IReadOnlyList<HitBooking> Hits)
{
    public bool IsPossible => Mistakes.Count is 0 && Refused.Count is 0;
}
