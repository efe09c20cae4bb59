using System.Diagnostics;

namespace Madoguchi.Kiosk.Tests.World;

static class Eventually
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), Look = TimeSpan.FromMilliseconds(25);

    public static Task IsTrue(Func<bool> condition, string what) => IsTrue(() => Task.FromResult(condition()), what);

    public static async Task IsTrue(Func<Task<bool>> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > Patience)
                throw new TimeoutException($"Never: {what}");
            await Task.Delay(Look, TimeProvider.System);
        }
    }
}
