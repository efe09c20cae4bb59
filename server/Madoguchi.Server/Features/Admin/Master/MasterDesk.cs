using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Seeding;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>
/// The one way in which administrators change master data. A change is written into the seed's files and read back from them,
/// so nothing can be stored that an export could not say, and the pages and the import obey the same rules.
/// </summary>
internal sealed class MasterDesk(IMasterEdits edits, IMasterData master, HitBookings bookings, ISites sites, DeviceRegister devices, TimeProvider clock)
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
            if (looked.Does.Any && looked.Does.Stamp != (attempt.Confirmed ?? ""))
                return new() { Does = looked.Does };
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
            return new(revision, read.Mistakes, [], [], Consequences.None);
        var looked = await Look(seed is null ? MasterData.Nothing : MasterReader.Of(seed), read, ct);
        return new(revision, [], looked.Refused, Things.Between(seed, read.Seed), looked.Does);
    }

    /// <returns>Null when it was saved; otherwise what it would do now.</returns>
    public async Task<MasterPreview?> Import(SeedFiles files, long revision, string? confirmed, string who, CancellationToken ct)
    {
        var preview = await Preview(_ => files, ct);
        return preview.IsPossible && preview.Revision == revision && preview.Does.Stamp == (confirmed ?? "")
            && await Save(Seed.Read(files).Seed, revision is 0 ? null : revision, who, ct)
            ? null
            : await Preview(_ => files, ct);
    }

    static string Sentence(SeedMistake mistake) =>
        mistake.Path.Length > 0 ? $"{mistake.Japanese}（{mistake.File} の {mistake.Path}）" : mistake.Japanese;

    /// <summary>The master data as a change would make it; nothing is stored.</summary>
    /// <returns>Null, and the sentences, when it is not allowed.</returns>
    public async Task<(MasterData? Draft, IReadOnlyList<string> Refused)> Draft(Action<Seed> edit, CancellationToken ct)
    {
        if (await edits.Read(ct) is not { } seed)
            return (null, []);
        edit(seed);
        var (next, mistakes) = Seed.Read(SeedExport.Files(seed));
        return mistakes.Count > 0 ? (null, [.. mistakes.Select(Sentence).Distinct()]) : (MasterReader.Of(next), []);
    }

    int Published(MasterData after) => after.Sites.Sum(site => SlotPlan.For(after, site, BusinessTime.Local(clock.GetUtcNow())).Count());

    async Task<bool> Save(Seed next, long? revision, string who, CancellationToken ct)
    {
        if (!await edits.Save(next, revision, who, ct))
            return false;
        await master.Reload(ct);
        return true;
    }

    async Task<(Seed Next, IReadOnlyList<string> Refused, Consequences Does)> Look(
        MasterData before, (Seed Seed, IReadOnlyList<SeedMistake> Mistakes) read, CancellationToken ct)
    {
        if (read.Mistakes.Count > 0)
            return (read.Seed, [.. read.Mistakes.Select(Sentence).Distinct()], Consequences.None);
        var after = MasterReader.Of(read.Seed);
        var (refused, hits, connected) = (new List<string>(), await bookings.Of(before, after, ct), devices.All.ToArray());
        if (Published(after) is > SlotPlan.MostPublished and var slots)
            refused.Add($"公開する予約枠が{slots:N0}枠になり、多すぎます（{SlotPlan.MostPublished:N0}枠まで）。予約の始まりを来庁の日に近づけるか、1枠の長さを延ばしてください。");
        foreach (var site in before.Sites)
        {
            var today = await sites.Summary(site.Code);
            refused.AddRange(IssuedToday.Refuse(site.Names.Ja, today.LastNumbers, after));
            refused.AddRange(IssuedToday.Refuse(site.Names.Ja, today.Lent, after));
            if (after.Site(site.Code) is null)
                refused.AddRange(InUse.Site(
                    site, today.Issued, today.Lent.Count > 0, hits.Count(hit => hit.Site == site.Names.Ja && hit.Kind is LostKind.Site), connected));
        }
        return (read.Seed, refused, refused.Count > 0 ? Consequences.None : new(hits, [.. InUse.Devices(before, after, connected)]));
    }
}

/// <summary>What an import would change.</summary>
internal sealed record MasterPreview(
    long Revision, IReadOnlyList<SeedMistake> Mistakes, IReadOnlyList<string> Refused, IReadOnlyList<Difference> Differences, Consequences Does)
{
    public bool IsPossible => Mistakes.Count is 0 && Refused.Count is 0;
}
