using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Server.Live.Link;

/// <summary>What a person inside waits for. A line that is cut is an answer too: whether nothing was sent, or nobody knows.</summary>
internal sealed partial class ReservationLink
{
    static readonly TimeSpan AskPatience = TimeSpan.FromSeconds(8);

    public async Task<HubReply<T>> Ask<T>(string method, object argument)
        where T : class
    {
        if (_open is not { State: HubConnectionState.Connected } link)
            return StaffAnswers.No<T>(StaffRefusals.LineDown);
        try
        {
            return await link.InvokeAsync<HubReply<T>>(method, argument).WaitAsync(AskPatience, clock);
        }
        catch (HubException failure) when (link.State is HubConnectionState.Connected)
        {
            NotAnswered(method, failure.GetType().Name);
            return StaffAnswers.No<T>(StaffRefusals.NotUnderstood);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Of all ways in which a line can break, none tells whether the question had arrived.
            NotAnswered(method, failure.GetType().Name);
            return StaffAnswers.No<T>(StaffRefusals.AnswerLost);
        }
    }

    // Only the kind of failure: the rest of it are words of the other zone.
    [LoggerMessage(Level = LogLevel.Warning, Message = "reservation-web did not answer {Method} ({Reason})")]
    partial void NotAnswered(string method, string reason);
}
