using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using MimeKit;

namespace Madoguchi.TestKit.Mails;

/// <summary>What a relay says, and when it begins to whisper.</summary>
public sealed partial class MailServer
{
    async Task TalkAsync(TcpClient caller)
    {
        await Task.Yield();
        try
        {
            await using var plain = caller.GetStream();
            if (door?.Tls is RelayTls.AtOnce)
            {
                await using var tls = await SealAsync(plain, door);
                await TalkAsync(tls, isSealed: true);
            }
            else if (await TalkAsync(plain, isSealed: false) && door is not null)
            {
                await using var tls = await SealAsync(plain, door);
                await TalkAsync(tls, isSealed: true, greeted: true);
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or AuthenticationException)
        {
            return;
        }
        finally
        {
            caller.Dispose();
            callers.TryRemove(caller, out _);
        }
    }

    static async Task<SslStream> SealAsync(Stream plain, RelayDoor door)
    {
        var tls = new SslStream(plain);
        await tls.AuthenticateAsServerAsync(door.Certificate);
        return tls;
    }

    /// <returns>True: the caller has said STARTTLS and goes on in TLS.</returns>
    async Task<bool> TalkAsync(Stream stream, bool isSealed, bool greeted = false)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        await using var writer = new StreamWriter(stream, Encoding.Latin1, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        if (!greeted)
            await writer.WriteLineAsync("220 test relay");
        var isSigned = door is null;
        while (await reader.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            var answer = words[0].ToUpperInvariant() switch
            {
                "EHLO" or "HELO" => $"250-test relay\r\n{Offer(isSealed)}250-8BITMIME\r\n250 SMTPUTF8",
                "STARTTLS" => "220 go on in TLS",
                "AUTH" => (isSigned = IsSigned(words[^1], isSealed)) ? "235 welcome" : "535 wrong",
                "MAIL" when !isSigned => "530 sign in first",
                "MAIL" when Fault is MailFault.Busy => Spoil("451 later"),
                "RCPT" when Fault is MailFault.NobodyThere => Spoil("550 nobody"),
                "DATA" => await TakeAsync(reader, writer),
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            if (answer is null)
                return false;
            await writer.WriteLineAsync(answer);
            if (words[0].ToUpperInvariant() is "STARTTLS")
                return true;
            if (answer.StartsWith("221", StringComparison.Ordinal))
                return false;
        }
        return false;
    }

    string Offer(bool isSealed) => door switch
    {
        null => "",
        { Tls: RelayTls.WhenAsked } when !isSealed => "250-STARTTLS\r\n",
        _ => "250-AUTH PLAIN\r\n",
    };

    bool IsSigned(string plain, bool isSealed)
    {
        var (user, password) = RelayDoor.Read(plain);
        signatures.Enqueue((user, password, isSealed));
        return (user, password) == (RelayDoor.User, RelayDoor.Password);
    }

    async Task<string?> TakeAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var text = new StringBuilder();
        string? line;
        while ((line = await reader.ReadLineAsync()) is not null and not ".")
            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        // Whoever hangs up in the middle has sent nothing.
        if (line is null)
            return null;
        if (Fault is MailFault.FallsSilent)
        {
            Spoil();
            // Until the caller has had enough.
            await reader.ReadLineAsync();
            return null;
        }
        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
        var letter = await MimeMessage.LoadAsync(bytes);
        // Headers are parsed when they are first asked for, which two readers must not do at once.
        _ = (letter.To.Count, letter.Subject, letter.MessageId);
        taken.Enqueue(letter);
        return Fault is MailFault.HangUpAfterTaking ? Spoil() : "250 taken";
    }

    /// <returns>What is said; null: nothing.</returns>
    string? Spoil(string? said = null)
    {
        Interlocked.Increment(ref spoilt);
        return said;
    }
}
