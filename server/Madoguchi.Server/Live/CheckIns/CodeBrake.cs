using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;

namespace Madoguchi.Server.Live.CheckIns;

/// <summary>
/// Who tries codes at a kiosk is slowed as well. Eight letters are guessed by nobody who types, but a reader is a keyboard, and
/// something else may be plugged in where it was. Whoever is right is never counted.
/// </summary>
internal sealed class CodeBrake(NameBrake brake)
{
    /// <summary>People mistype, and a leaflet may bear a wrong code: a whole queue of them is no guesser.</summary>
    const int Free = 20;

    static readonly HubRefusal TooMany = new("too-many-codes", "間違った予約番号が続いたため、予約番号での受付をしばらく止めています。職員に声をかけてください。");

    /// <param name="kiosk">Whose key, and which kiosk of it.</param>
    /// <param name="checkIn">Only asked when it may be tried.</param>
    public async Task<HubReply<IssuedTicket>> Try(string kiosk, Func<Task<HubReply<IssuedTicket>>> checkIn)
    {
        var who = $"code/{kiosk}";
        if (!brake.Enter(who, Free))
            return new(null, TooMany);
        var answer = await checkIn();
        if (answer.Refused?.Code is not "reservation-unknown")
            brake.Excuse(who);
        return answer;
    }
}
