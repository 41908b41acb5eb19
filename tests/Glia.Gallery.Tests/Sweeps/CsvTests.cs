using Glia.Gallery.Sweeps;

namespace Glia.Gallery.Tests.Sweeps;

public sealed class CsvTests
{
    [Theory]
    [InlineData("a", "b")]
    [InlineData("", "")]
    [InlineData("{x: 1, y: 2}", "say \"no\"")]
    [InlineData("\"", ",")]
    public void Cells_are_read_as_they_were_written(string first, string second) =>
        Assert.Equal([first, second], Csv.Cells(Csv.Line([first, second]).TrimEnd('\n')));

    [Fact]
    public void A_row_is_one_line() => Assert.Equal("a b,c\n", Csv.Line(["a\nb", "c"]));
}
