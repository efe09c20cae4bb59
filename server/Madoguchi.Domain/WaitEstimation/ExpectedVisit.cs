using System.Collections.Immutable;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.WaitEstimation;

/// <summary>A booking whose holder has not come yet.</summary>
/// <param name="Code">The booking's.</param>
/// <param name="SlotStart">When its holder is expected.</param>
/// <param name="Procedures">What was booked.</param>
public sealed record ExpectedVisit(ReservationCode Code, DateTimeOffset SlotStart, ImmutableArray<ProcedureCode> Procedures);
