using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>What a change does to people and devices: it may be made, but knowingly.</summary>
/// <param name="Hits">Bookings that would no longer fit.</param>
/// <param name="InUse">Sentences about devices that are connected and would no longer be registered.</param>
public sealed record Consequences(IReadOnlyList<HitBooking> Hits, IReadOnlyList<string> InUse)
{
    public static readonly Consequences None = new([], []);

    public bool Any => Hits.Count + InUse.Count > 0;

    /// <summary>Empty when there are none.</summary>
    public string Stamp => Any
        ? Things.Stamp(string.Join('\n', Hits.Select(hit => $"{hit.Code} {hit.SlotStart:O}").Concat(InUse)))
        : "";

    /// <summary>What the button says that accepts them, with what it then does.</summary>
    public string Accept(string then) => Hits.Count > 0 ? $"予約があることを確認して{then}" : $"使われていることを確認して{then}";
}
