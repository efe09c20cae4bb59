using CsCheck;
using FluentAssertions;
using Madoguchi.EscPos.Paper;
using Madoguchi.EscPos.Status;
using Xunit;

namespace Madoguchi.EscPos.Tests;

public class Replies_of_a_printer
{
    static readonly byte[] Id = [0x37, 0x22, .. "AONB"u8, 0];

    [Fact]
    public void Each_kind_of_reply_is_told_from_the_others()
    {
        byte[] stream = [0x12, 0x10, 0, 0x0F, 0, .. Id, 0x37, 0x25, 0, 0x7E];

        new ReplyParser().Take(stream).Should().Equal(
            new PrinterReply.RealTime(0x12),
            new PrinterReply.Automatic(new(Offline: false, CoverOpen: false, PaperOut: true, PaperNearEnd: true, Error: false)),
            new PrinterReply.Done("AONB"),
            new PrinterReply.Cleared(),
            new PrinterReply.RealTime(0x7E));
    }

    [Theory]
    [InlineData(0x1A, 0x16, 0x12, true, true, false, false)]
    [InlineData(0x1A, 0x32, 0x7E, true, false, true, true)]
    [InlineData(0x12, 0x12, 0x1E, false, false, false, true)]
    [InlineData(0x12, 0x12, 0x12, false, false, false, false)]
    public void The_bits_of_DLE_EOT_say_why_it_stands_still(byte printer, byte cause, byte paper, bool offline, bool cover, bool paperOut, bool nearEnd) =>
        PrinterStatus.FromRealTime(printer, cause, paper).Should().Be(new PrinterStatus(offline, cover, paperOut, nearEnd, Error: false));

    [Fact]
    public void After_lost_bytes_every_later_whole_reply_is_read_again() =>
        (from replies in Reply.List[1, 20] from drops in Gen.Int[0, 99].List[200] select (replies, drops)).Sample(sample =>
        {
            // Each reply keeps all of its bytes or loses some; whatever is whole must come out, in order.
            var (stream, whole) = (new List<byte>(), new List<byte[]>());
            var at = 0;
            foreach (var reply in sample.replies)
            {
                var kept = reply.Where(_ => sample.drops[at++ % sample.drops.Count] >= 15).ToArray();
                stream.AddRange(kept);
                if (kept.Length == reply.Length)
                    whole.Add(reply);
            }
            var read = new ReplyParser().Take([.. stream]);
            var expected = new ReplyParser().Take([.. whole.SelectMany(reply => reply)]);
            return IsSubsequence(expected, read) && read.Count <= sample.replies.Count;
        });

    [Fact]
    public void It_does_not_matter_how_the_network_cuts_the_bytes() =>
        Reply.List[1, 20].Sample(replies =>
        {
            byte[] stream = [.. replies.SelectMany(reply => reply)];
            var parser = new ReplyParser();
            var single = stream.SelectMany(value => parser.Take([value])).ToList();
            return single.SequenceEqual(new ReplyParser().Take(stream));
        });

    [Fact]
    public void Garbage_is_never_taken_for_the_proof_of_a_job() =>
        Gen.Byte.Array[0, 400].Sample(garbage =>
            new ReplyParser().Take(garbage).OfType<PrinterReply.Done>().All(done => Contains(garbage, done.Id)));

    [Fact]
    public void No_byte_of_an_id_looks_like_the_head_of_a_reply() =>
        Gen.Long.Sample(serial => new ProcessId(serial).Bytes.ToArray().All(value => value is >= (byte)'A' and <= (byte)'O'));

    static readonly byte[][] Fixed =
        [[0x12], [0x1A], [0x16], [0x32], [0x7E], [0x1E], [0x10, 0, 0, 0], [0x18, 0, 0x0F, 0], [0x38, 0, 0, 0], [0x10, 0, 0x03, 0x0F], [0x37, 0x25, 0]];

    static readonly Gen<byte[]> Reply = Gen.OneOf(
        Gen.Int[0, Fixed.Length - 1].Select(i => Fixed[i]),
        Gen.Long.Select(serial => (byte[])[0x37, 0x22, .. new ProcessId(serial).Bytes, 0]));

    static bool IsSubsequence(IReadOnlyList<PrinterReply> wanted, IReadOnlyList<PrinterReply> read)
    {
        var at = 0;
        foreach (var reply in read)
        {
            if (at < wanted.Count && wanted[at] == reply)
                at++;
        }
        return at == wanted.Count;
    }

    static bool Contains(byte[] garbage, string id) =>
        Convert.ToHexString(garbage).Contains(Convert.ToHexString([0x37, 0x22, .. System.Text.Encoding.ASCII.GetBytes(id), 0]), StringComparison.Ordinal);
}
