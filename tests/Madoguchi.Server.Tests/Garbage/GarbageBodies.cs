namespace Madoguchi.Server.Tests.Garbage;

internal static class GarbageBodies
{
    public static readonly string[] All =
    [
        "", "null", "[]", "0", "\"text\"", "{", "{}}", "{\"procedures\":", "\u0000\u0001\u0002", "{\"procedures\":\"J10\"}", "{\"procedures\":[null]}",
        "{\"procedures\":[1,2]}", "{\"procedures\":[]}", "{\"procedures\":[\"J10\u0000\"]}", "{\"procedures\":[\"ジェイ\"]}", "{\"procedures\":[\"J99\"]}",
        "{\"procedures\":[\"J10\"],\"language\":\"tlh\"}", "{\"procedures\":[\"J10\"],\"priority\":\"yes\"}", "{\"reservationCode\":\"'; DROP TABLE ledger;--\"}",
        "{\"reservationCode\":12}", "{\"reservationCode\":null}", "{\"reason\":\"\"}", "{\"reason\":\"a\\nb\"}", "{\"number\":\"A1e9\"}", "{\"number\":\"💥\"}",
        "{\"categories\":[\"AA\"]}", "{\"categories\":[\"Z\"]}", "{\"categories\":{}}", "{\"place\":\"nowhere\",\"procedure\":\"J10\"}", "{\"counter\":-1}",
        "{\"counter\":99999999999999999999}", "{\"a\":1,\"a\":2}", "{\"persons\":0,\"procedures\":[\"J10\"]}", "{\"channel\":\"pigeon\",\"procedures\":[\"J10\"]}", "{\"note\":\"a\\u0007\",\"procedures\":[\"J10\"]}",
        "{\"legId\":0}", "{\"legId\":\"x\"}", "{\"category\":\"AB\"}", "{\"anyway\":\"perhaps\"}", "{\"reason\":\"a\",\"due\":\"soon\"}", "{\"procedures\":[\"J10\"],\"procedures\":[\"J11\"]}",
    ];
}
