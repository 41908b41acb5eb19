using System.Buffers.Binary;
using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using Glia.Data.Formats;
using Glia.Errors;

namespace Glia.Data.Tests.Formats;

public sealed class IdxFileTests
{
    private static readonly IdxArray s_array = new([3, 4, 5], [.. Enumerable.Range(0, 60).Select(value => (byte)(7 * value))]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Written_arrays_are_read_again(bool packed) => Prop.ForAll(Arrays().ToArbitrary(), array =>
    {
        IdxArray read = Read(Bytes(array, packed));
        Assert.Equal(array.Dimensions.AsEnumerable(), read.Dimensions);
        Assert.Equal(array.Elements.AsEnumerable(), read.Elements);
        Assert.Equal(array.Sha256(), read.Sha256());
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Files_cut_at_any_byte_are_refused_with_the_offset(bool packed)
    {
        byte[] bytes = Bytes(s_array, packed);
        for (int length = 0; length < bytes.Length; length++)
            Assert.Contains("byte ", Assert.Throws<GliaException>(() => Read(bytes[..length])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_file_names_where_it_ends()
    {
        byte[] bytes = Bytes(s_array, packed: false);
        Assert.Contains("byte 70: ends here, but its header announces 60 elements from byte 16 on", Message(bytes[..70]), StringComparison.Ordinal);
        Assert.Contains("byte 9: ends here, within the lengths", Message(bytes[..9]), StringComparison.Ordinal);
        Assert.Contains("byte 76: goes on", Message([.. bytes, 0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Flipped_bits_of_a_packed_file_never_give_other_elements()
    {
        byte[] bytes = Bytes(s_array, packed: true);
        for (int bit = 0; bit < 8 * bytes.Length; bit++)
        {
            byte[] flipped = [.. bytes];
            flipped[bit / 8] ^= (byte)(1 << bit % 8);
            try
            {
                // Flags of the gzip header that carry no meaning here may flip unseen.
                Assert.Equal(s_array.Elements.AsEnumerable(), Read(flipped).Elements);
            }
            catch (GliaException e)
            {
                Assert.Contains("byte ", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Flipped_bits_of_a_plain_header_are_found()
    {
        byte[] bytes = Bytes(s_array, packed: false);
        for (int bit = 0; bit < 8 * 16; bit++)
        {
            byte[] flipped = [.. bytes];
            flipped[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.Contains("byte ", Message(flipped), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Announced_sizes_cost_no_memory(bool packed)
    {
        foreach (uint[] lengths in (uint[][])[[uint.MaxValue], [int.MaxValue], [1 << 30], [1 << 16, 1 << 16], [uint.MaxValue, uint.MaxValue, 0], [.. Enumerable.Repeat(255u, 255)]])
        {
            byte[] file = Pack(Header(lengths), packed);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Contains("byte ", Message(file), StringComparison.Ordinal);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
        }
    }

    [Fact]
    public void Bombs_stop_at_the_number_of_elements_that_is_allowed()
    {
        byte[] file = Pack([.. Header([1 << 24]), .. new byte[1 << 24]], packed: true);
        Assert.InRange(file.Length, 0, 1 << 17);
        using var stream = new MemoryStream(file);
        Assert.Contains("more than 1000 elements", Assert.Throws<GliaException>(() => IdxFile.Read(stream, "bomb", mostElements: 1000)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_are_refused()
    {
        var random = new System.Random(7);
        for (int trial = 0; trial < 500; trial++)
        {
            byte[] bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            if (bytes.Length > 2 && trial % 2 == 0) (bytes[0], bytes[1]) = (0x1F, 0x8B);
            Assert.Throws<GliaException>(() => Read(bytes));
        }
    }

    [Fact]
    public void Other_element_types_are_refused() =>
        Assert.Contains("byte 2: has elements of type 0x0D", Message([0, 0, 0x0D, 1, 0, 0, 0, 0]), StringComparison.Ordinal);

    [Fact]
    public void File_that_is_not_there_is_a_finding() =>
        Assert.Contains("cannot be read", Assert.Throws<GliaException>(() => IdxFile.Read(Path.Combine(Path.GetTempPath(), "glia-no-such-file"))).Message, StringComparison.Ordinal);

    private static Gen<IdxArray> Arrays() =>
        from lengths in Gen.Choose(0, 6).ArrayOf().Where(lengths => lengths.Length is > 0 and < 5)
        from elements in Gen.Choose(0, 255).ArrayOf(lengths.Aggregate(1, (product, length) => product * length))
        select new IdxArray([.. lengths], [.. elements.Select(element => (byte)element)]);

    private static byte[] Header(uint[] lengths)
    {
        byte[] header = new byte[4 + 4 * lengths.Length];
        (header[2], header[3]) = (8, (byte)lengths.Length);
        for (int k = 0; k < lengths.Length; k++) BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4 + 4 * k), lengths[k]);
        return header;
    }

    private static byte[] Bytes(IdxArray array, bool packed)
    {
        using var memory = new MemoryStream();
        array.Write(memory);
        return Pack(memory.ToArray(), packed);
    }

    private static byte[] Pack(byte[] bytes, bool packed)
    {
        if (!packed) return bytes;
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal)) gzip.Write(bytes);
        return memory.ToArray();
    }

    private static IdxArray Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return IdxFile.Read(stream, "test");
    }

    private static string Message(byte[] bytes) => Assert.Throws<GliaException>(() => Read(bytes)).Message;
}
