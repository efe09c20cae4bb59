using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.WaitEstimation;

/// <summary>
/// A day at one moment as flat arrays, read by every run and changed by none. Minutes count from now. Legs are numbered line by
/// line in the order of the line, so that a line is a stretch of numbers; a leg nobody is waiting for yet stands there already and is
/// passed over while its ticket is elsewhere or a precedence is open.
/// </summary>
internal sealed class Scene
{
    /// <summary>So many precedences nobody has: the leg is at a counter and is not called again.</summary>
    public const byte AtCounter = byte.MaxValue;

    // Lines.
    public required int[] LineStart { get; init; }
    public required bool[] LineAtHead { get; init; }

    /// <summary>One over the promised minutes.</summary>
    public required double[] LinePace { get; init; }

    // Legs.
    public required int[] Ticket { get; init; }
    public required double[] Since { get; init; }

    /// <summary>Since when each could have been called and was not.</summary>
    public required double[] WaitsFrom { get; init; }

    /// <summary>Who of two equally urgent is first.</summary>
    public required int[] Rank { get; init; }
    public required double[] Minutes { get; init; }
    public required double[][] Times { get; init; }

    /// <summary>Legs that must end first.</summary>
    public required byte[] OpenBefore { get; init; }

    /// <summary>Legs which wait for this one; null: none.</summary>
    public required int[]?[] Blocks { get; init; }

    // Tickets; from <see cref="FirstNewcomer"/> on people who might come now and take no time.
    public required bool[] Away { get; init; }

    /// <summary>職員が動く: legs of each ticket whose officers come to its seat, in their order; null: none.</summary>
    public required int[]?[] DoneAtSeat { get; init; }
    public required int FirstNewcomer { get; init; }
    public required TicketId[] Ids { get; init; }

    // Counters.
    public required int[][] DeskLines { get; init; }

    /// <summary>The leg at each counter; -1: free.</summary>
    public required int[] DeskLeg { get; init; }
    public required double[] DeskElapsed { get; init; }

    /// <summary>Booked visits in order: ticket and minute.</summary>
    public required (int Ticket, double At)[] Expected { get; init; }

    /// <summary>Whoever has waited this long at one go comes first.</summary>
    public required double LongestWait { get; init; }

    public required double NotComing { get; init; }

    public int Legs => Ticket.Length;

    public int Tickets => Away.Length;
}
