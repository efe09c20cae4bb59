using System.Globalization;

namespace Madoguchi.Demo;

/// <summary>One line per address.</summary>
internal static class Addresses
{
    public static void Print(Ports ports, TimeSpan took)
    {
        var (server, reservation, kiosk, emulator) =
            (DemoSettings.Url(ports.Server), DemoSettings.Url(ports.Reservation), DemoSettings.Url(ports.Kiosk), DemoSettings.Url(ports.Emulator));
        (string Name, string Url, string What)[] lines =
        [
            ("kiosk", kiosk + "/", $"発券機: the touch screen at the entrance (/staff: staff mode, PIN {DemoSettings.StaffPin})"),
            ("printer", emulator + "/", $"プリンター: the kiosk's paper; ESC/POS on tcp:127.0.0.1:{ports.Printer}"),
            ("counter", server + "/counter/honchosha/2", "窓口: a clerk's terminal (clerk@kokubunji.example, Madoguchi-2026!, code: -- totp)"),
            ("board", server + "/signage/?display=honchosha.lobby", "番号案内表示: the board in the lobby"),
            ("statistics", server + "/admin/statistics", "統計 (admin@kokubunji.example, same password and code)"),
            ("admin", server + "/admin", "管理"),
            ("API", server + "/api-docs", "HTTP API (keys demo-kiosk, demo-counter, demo-admin)"),
            ("booking", reservation + "/", "予約: from home or on the way"),
            ("guide", reservation + "/guide", "手続きナビ: which procedures, and what to bring"),
            ("now", reservation + "/now", "混雑状況: how busy each site is"),
        ];
        foreach (var (name, url, what) in lines)
            Console.WriteLine($"{name + ":",-12}{url,-56}{what}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Ready after {took.TotalSeconds:0.0} s. Ctrl-C ends all programs."));
    }
}
