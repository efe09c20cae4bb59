using Madoguchi.Contracts.Hubs;

namespace Madoguchi.Kiosk.Offline;

/// <summary>A number that was given without the server and that the server has to hear of.</summary>
/// <param name="Wish">Id of the wish, under which the server may have been asked before.</param>
/// <param name="Site">Where it was lent.</param>
/// <param name="Kiosk">Name under which it was lent.</param>
/// <param name="Date">Business date for which it was lent.</param>
/// <param name="Number">As printed.</param>
/// <param name="Token">As printed in the QR code.</param>
/// <param name="IssuedAt">By this kiosk's clock.</param>
/// <param name="Procedures">In the order of choosing.</param>
/// <param name="Language">Of the paper.</param>
sealed record OfflinePaper(
    Guid Wish, string Site, string Kiosk, DateOnly Date, string Number, string Token, DateTimeOffset IssuedAt, IReadOnlyList<string> Procedures,
    string Language)
{
    public RecordOfflineRequest ToRequest(Guid installation) => new(Kiosk, installation, Date, Number, Token, IssuedAt, Procedures, Language);
}

/// <summary>A paper which the server refused to record: staff have to see to its holder.</summary>
sealed record RefusedPaper(string Number, DateTimeOffset IssuedAt, string Why);
