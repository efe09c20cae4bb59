namespace Madoguchi.Reservation.Persistence;

/// <summary>A bookable span of time of a counter group at a site, as the city hall published it last.</summary>
internal sealed class SlotRow
{
    public required string Site { get; init; }

    /// <summary>Empty: any procedure.</summary>
    public required string Group { get; init; }
    public required DateTimeOffset Start { get; init; }
    public required int Minutes { get; set; }

    /// <summary>0 closes the slot; seats taken before stay taken.</summary>
    public required int Capacity { get; set; }

    /// <summary>Of the seats, those which only staff sell.</summary>
    public int InternalCapacity { get; set; }

    /// <summary>Residents book from and until then; null: from now on, until the start.</summary>
    public DateTimeOffset? From { get; set; }
    public DateTimeOffset? Until { get; set; }
}

/// <summary>
/// One seat of a slot that is taken or held. Its primary key (site, group, start, number) is what keeps two bookers from one
/// seat: the loser of a race breaks the key, whatever anybody has read before.
/// </summary>
internal sealed class SeatRow
{
    public required string Site { get; init; }
    public required string Group { get; init; }
    public required DateTimeOffset Start { get; init; }
    public required int Number { get; init; }

    /// <summary>Length of the slot when the seat was taken: slots may be cut anew later.</summary>
    public required int Minutes { get; init; }

    /// <summary>Key of the form that holds or took it.</summary>
    public required Guid Holder { get; init; }

    /// <summary>The reservation; null while the seat is only held.</summary>
    public string? Code { get; init; }

    /// <summary>Held until then and anybody's afterwards; null: taken.</summary>
    public DateTimeOffset? HeldUntil { get; init; }
}

/// <summary>A reservation with the personal data of whoever made it.</summary>
public sealed class BookingRow
{
    public required string Code { get; init; }

    /// <summary>Names the form that was sent: sending it twice books once.</summary>
    public required Guid FormKey { get; init; }
    public required string Site { get; init; }
    public required DateTimeOffset Start { get; set; }

    /// <summary>From the start of the first slot to the end of the last.</summary>
    public required int Minutes { get; set; }

    /// <summary>The counter group of its own that was booked; empty: each procedure at its own counters.</summary>
    public string Group { get; init; } = "";

    /// <summary>Entered by staff for a caller.</summary>
    public bool ByStaff { get; init; }

    /// <summary>Procedure codes, separated by commas.</summary>
    public required string Procedures { get; init; }
    public required string Name { get; init; }
    public required string Kana { get; init; }
    public required string? Phone { get; init; }
    public required string? Mail { get; init; }

    /// <summary>Names the person of a day to the database without its knowing who; see <see cref="PersonMarks"/>.</summary>
    public string? PhoneMark { get; set; }

    /// <summary>The same with the last four digits, which may be all that staff know of a number.</summary>
    public string? PhoneEndMark { get; set; }

    /// <summary>The same with the mail address.</summary>
    public string? MailMark { get; set; }

    /// <summary>Names the phone number of any day in the same way, so that what stands for it can be counted; null of staff's.</summary>
    public string? PhoneContact { get; set; }

    /// <summary>The same of the mailbox.</summary>
    public string? MailContact { get; set; }
    public required string Language { get; init; }
    public required DateTimeOffset BookedAt { get; init; }
    public DateTimeOffset? CancelledAt { get; set; }

    /// <summary>The link in the mail was not opened yet: the seats are taken, but the city hall does not know of it.</summary>
    public bool Unconfirmed { get; set; }

    /// <summary>How often the time was changed; calendars need it.</summary>
    public int Changes { get; set; }

    public IReadOnlyList<string> ProcedureCodes => Procedures.Split(',');
}

/// <summary>What the city hall pulls: a booking or its cancellation, numbered without gaps in the order of commit.</summary>
internal sealed class OutboxRow
{
    public required long Sequence { get; init; }
    public required string Code { get; init; }
    public required bool Cancelled { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The one row that numbers the outbox. Every writer updates it first, so it is also the writers' queue.</summary>
internal sealed class LinkStateRow
{
    public const int Only = 1;
    public int Id { get; init; } = Only;
    public long Latest { get; set; }
    public long Acknowledged { get; set; }
}

/// <summary>What was published last under a name, whole, as JSON: kept for the time after a restart without the line.</summary>
internal sealed class PublishedRow
{
    public const string Master = "master", Congestion = "congestion";
    public required string Name { get; init; }
    public required string Json { get; set; }
    public required DateTimeOffset ReceivedAt { get; set; }
}

/// <summary>The state of one ticket of today as its holder's phone may show it.</summary>
internal sealed class TicketRow
{
    public required string Token { get; init; }
    public required long Version { get; set; }
    public required DateOnly BusinessDate { get; set; }
    public required string Json { get; set; }
    public required DateTimeOffset ReceivedAt { get; set; }
}

/// <summary>A mail that is owed to the holder of a reservation or of a ticket or to who waits, who is looked up when it is sent.</summary>
internal sealed class MailRow
{
    /// <summary>Also its Message-ID, however often it is sent.</summary>
    public required Guid Id { get; init; }

    /// <summary>The reservation; empty for a ticket's and for who waits.</summary>
    public required string Code { get; init; }

    /// <summary>The ticket whose turn it tells of; one each, kept for the day so that there is no second.</summary>
    public string? Token { get; init; }
    public required MailKind Kind { get; init; }

    /// <summary>Not before; later after a failure.</summary>
    public required DateTimeOffset DueAt { get; set; }
    public int Tries { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Refused for good: there is no such mailbox.</summary>
    public DateTimeOffset? FailedAt { get; set; }
}

internal enum MailKind { Confirm, Booked, Changed, Cancelled, Reminder, Turn, Offer }

/// <summary>Somebody with a ticket wants a mail before being called. The address is gone as soon as the mail was sent, or with the day.</summary>
internal sealed class TurnAlarmRow
{
    public required string Token { get; init; }
    public required DateOnly BusinessDate { get; init; }

    /// <summary>Told when the call may be so near; 0: not wanted any more.</summary>
    public required int Minutes { get; set; }
    public required string Mail { get; set; }
    public required string Language { get; set; }
}

/// <summary>The key of the marks, sealed.</summary>
internal sealed class PersonKeyRow
{
    public const int Only = 1;
    public int Id { get; init; } = Only;
    public required string Sealed { get; set; }
}
