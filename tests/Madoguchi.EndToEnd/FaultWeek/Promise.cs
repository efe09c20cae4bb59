using System.Collections.Concurrent;

namespace Madoguchi.EndToEnd.FaultWeek;

internal enum Standing
{
    /// <summary>No page has said anything yet, or the resident gave up.</summary>
    Nothing,

    /// <summary>Booked, but the mail address is not proved.</summary>
    Asked,
    Stands,
    Cancelled,

    /// <summary>The page said that the time to prove the address is over.</summary>
    Lapsed,
}

/// <summary>What one resident was told by the pages, and nothing else: the programs are held to it.</summary>
/// <param name="Phone">Null: gave a mail address instead.</param>
internal sealed record Promise(string Name, string? Phone, string? Mail)
{
    public bool ByPhone { get; init; }

    public string? Code { get; private set; }

    public Guid Form { get; private set; }

    public DateTimeOffset Start { get; private set; }

    public Standing State { get; set; }

    /// <summary>When it was last booked, confirmed or moved.</summary>
    public DateTimeOffset SettledAt { get; set; }

    public DateTimeOffset CancelledAt { get; set; }

    /// <summary>Other times pressed on, answered or not.</summary>
    public int MovesPressed { get; set; }

    public bool IsMoved { get; set; }

    /// <summary>Forms that were pressed without ever an answer: of each there is one booking or none.</summary>
    public ConcurrentBag<Guid> GivenUp { get; } = [];

    public void Booked(string code, Guid form, DateTimeOffset start, DateTimeOffset at) =>
        (Code, Form, Start, SettledAt, State) = (code, form, start, at, Mail is null ? Standing.Stands : Standing.Asked);

    public void Moved(DateTimeOffset start, DateTimeOffset at) => (Start, SettledAt, IsMoved) = (start, at, true);
}
