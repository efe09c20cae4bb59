namespace Madoguchi.Contracts.Hubs;

/// <summary>What a hub method comes to: a value, or a refusal in the words of the HTTP problem documents.</summary>
/// <param name="Value">Set when it was done.</param>
/// <param name="Refused">Set when a rule said no or the request could not be read.</param>
public sealed record HubReply<T>(T? Value, HubRefusal? Refused)
    where T : class;

/// <summary>A refusal on the wire.</summary>
/// <param name="Code">Stable code, as in <c>urn:madoguchi:refusal:&lt;code&gt;</c>.</param>
/// <param name="Message">One Japanese sentence for a person.</param>
/// <param name="Retry">True when the same command with the same id may be sent again (HTTP 503).</param>
public sealed record HubRefusal(string Code, string Message, bool Retry = false);
