using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Kiosk.Link;

/// <summary>Tries again for ever, at most 10 s apart, each kiosk at its own moments so that a server is not stormed.</summary>
sealed class EndlessRetry : IRetryPolicy
{
    public TimeSpan? NextRetryDelay(RetryContext retryContext) =>
        IsRefusal(retryContext.RetryReason) ? null : After(retryContext.PreviousRetryCount);

    /// <summary>The key is not (or no longer) good: trying again is for whoever can say so to people.</summary>
    public static bool IsRefusal(Exception? broken) =>
        broken is HttpRequestException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden };

    public static TimeSpan After(long tries)
    {
        var longest = Math.Min(10_000, 500 << (int)Math.Min(tries, 5));
        return TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(longest / 2, longest));
    }
}
