using System.Collections.Immutable;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Server.Live.SiteDays;

/// <summary>A command on its way to the one who decides.</summary>
/// <param name="CommandId">The same id again gives the same answer and nothing new happens.</param>
/// <param name="Fingerprint">Hash of what is asked: the same id with another one is a mistake of the caller.</param>
/// <param name="Actor">Device or staff, for the log.</param>
/// <param name="Command">What is asked.</param>
[GenerateSerializer, Immutable]
internal sealed record CommandEnvelope(
    [property: Id(0)] Guid CommandId, [property: Id(1)] string Fingerprint, [property: Id(2)] string Actor,
    [property: Id(3)] SiteDayCommand Command);

/// <summary>What a command came to. Made of its own events only, so that a retry after a restart hears the same.</summary>
/// <param name="Refused">A rule said no; nothing happened.</param>
/// <param name="Events">What happened; empty when all was as asked already.</param>
/// <param name="Tickets">The tickets the events touched, as they stood right after.</param>
/// <param name="Version">Version of the day right after.</param>
[GenerateSerializer, Immutable]
internal sealed record CommandAnswer(
    [property: Id(0)] Refusal? Refused, [property: Id(1)] ImmutableArray<SiteDayEvent> Events,
    [property: Id(2)] ImmutableArray<Ticket> Tickets, [property: Id(3)] long Version)
{
    public static CommandAnswer Of(Refusal refused, long version) => new(refused, [], [], version);

    public static CommandAnswer Of(ImmutableArray<SiteDayEvent> events, SiteDay after) =>
        new(null, events, [.. events.SelectMany(TouchedTickets.Of).Distinct().Select(id => after[id])], after.Version);
}

/// <summary>Something immutable that need not be copied on its way out of the one who decides.</summary>
[GenerateSerializer, Immutable]
internal sealed record Frozen<T>([property: Id(0)] T Value);
