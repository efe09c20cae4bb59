namespace Madoguchi.Server.Persistence.Master;

/// <summary>Master data as it stands now, without waiting.</summary>
public interface IMasterData
{
    MasterData Current { get; }

    /// <summary>Raised after <see cref="Current"/> became another.</summary>
    event Action<MasterData>? Changed;

    /// <summary>Reads it again when it changed, here or by another program.</summary>
    Task Reload(CancellationToken ct);
}
