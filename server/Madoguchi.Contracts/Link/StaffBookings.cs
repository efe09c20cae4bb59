namespace Madoguchi.Contracts.Link;

/// <summary>What is booked for somebody who telephones.</summary>
/// <param name="Site">Site code.</param>
/// <param name="Procedures">1–20 procedure codes which the site handles.</param>
/// <param name="Group">Code of a <see cref="LinkGroup"/> with a counter of its own; empty: each procedure at its own counters.</param>
public sealed record StaffStay(string Site, IReadOnlyList<string> Procedures, string Group = "");

/// <summary>Asks at which times a stay can begin.</summary>
/// <param name="Stay">For a new reservation; null with <paramref name="Code"/>.</param>
/// <param name="Code">The reservation to be moved: its own seats count as free; null with <paramref name="Stay"/>.</param>
/// <param name="From">First day, Japanese time.</param>
/// <param name="Days">1–62.</param>
public sealed record StaffTimesAsk(StaffStay? Stay, string? Code, DateOnly From, int Days);

/// <summary>Times in order, full ones too; none when no day of these is open.</summary>
public sealed record StaffTimes(IReadOnlyList<StaffTime> Times);

/// <summary>One time at which a stay can begin.</summary>
/// <param name="Start">With offset.</param>
/// <param name="Minutes">To the end of the last slot of the stay.</param>
/// <param name="Capacity">Seats in the scarcest slot of the stay, those for staff among them; 1–100.</param>
/// <param name="Free">Of these, what staff can still sell in the fullest slot; 0: full.</param>
/// <param name="PublicFree">What residents' pages can still sell; 0 when they sell nothing at this time.</param>
/// <param name="ForResidents">Residents may book this time themselves now; false: not released yet, or too late for them.</param>
public sealed record StaffTime(DateTimeOffset Start, int Minutes, int Capacity, int Free, int PublicFree, bool ForResidents);

/// <summary>A reservation entered for a caller. Personal data; no individual number (個人番号), ever.</summary>
/// <param name="Key">Of the form: sent again, it is the same reservation.</param>
/// <param name="Stay">What for.</param>
/// <param name="Start">One of the <see cref="StaffTime.Start"/>.</param>
/// <param name="Name">As on the online form, or null: then the reading stands for it.</param>
/// <param name="Kana">Reading of the whole name; hiragana, half width and spaces are forgiven.</param>
/// <param name="Phone">The caller's number, or its last four digits, which is what the second factor and the kiosk ask for.</param>
/// <param name="Again">It was said that the person has a reservation on that day already, and a second one is wanted.</param>
public sealed record StaffOrder(Guid Key, StaffStay Stay, DateTimeOffset Start, string? Name, string? Kana, string? Phone, bool Again = false)
{
    /// <summary>Says nothing of the person, wherever it is written by accident.</summary>
    public override string ToString() => nameof(StaffOrder);
}

/// <summary>Moves a reservation. Harmless when sent again: moved already is moved.</summary>
/// <param name="Code">8 characters.</param>
/// <param name="From">The time which the clerk saw; another one there now is refused.</param>
/// <param name="To">One of the <see cref="StaffTime.Start"/>.</param>
/// <param name="Again">It was said that the person has another reservation on the new day, and it is wanted so.</param>
public sealed record StaffMove(string Code, DateTimeOffset From, DateTimeOffset To, bool Again = false);

/// <summary>Cancels a reservation. Harmless when sent again.</summary>
/// <param name="Code">8 characters.</param>
/// <param name="From">The time which the clerk saw; another one there now is refused.</param>
public sealed record StaffCancel(string Code, DateTimeOffset From);

/// <summary>The reservation as it is now.</summary>
/// <param name="Code">8 characters of 23456789ABCDEFGHJKLMNPQRSTUVWXYZ.</param>
/// <param name="Start">Start with offset.</param>
/// <param name="Minutes">To the end of its last slot.</param>
/// <param name="Cancelled">It does not stand any more.</param>
/// <param name="Earlier">The key was sent before with something else in it: what stands is the first.</param>
public sealed record StaffBooked(string Code, DateTimeOffset Start, int Minutes, bool Cancelled, bool Earlier = false);
