namespace Madoguchi.Server.Persistence.Keys;

/// <summary>What may happen to a device's right to come in.</summary>
internal static class DeviceChanges
{
    public const string CodeMade = "code-made", Enrolled = "enrolled", Added = "added", Revoked = "revoked";

    /// <summary>Who did it, when it was the <c>keys</c> command.</summary>
    public const string Command = "keys";
}

/// <summary>One line of the record.</summary>
/// <param name="Who">Mail address of staff, or <see cref="DeviceChanges.Command"/>.</param>
/// <param name="What">One of <see cref="DeviceChanges"/>.</param>
internal sealed record DeviceChange(DateTimeOffset At, string Who, string What, string Name, string? Site);
