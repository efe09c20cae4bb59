using System.Security.Cryptography;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Kiosk.Link;

/// <summary>Tries again for ever, at most 10 s apart, each kiosk at its own moments so that a server is not stormed.</summary>
sealed class EndlessRetry : IRetryPolicy
{
    public TimeSpan? NextRetryDelay(RetryContext retryContext) => After(retryContext.PreviousRetryCount);

    public static TimeSpan After(long tries)
    {
        var longest = Math.Min(10_000, 500 << (int)Math.Min(tries, 5));
        return TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(longest / 2, longest));
    }
}
