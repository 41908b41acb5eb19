using Glia.Gallery.Results;
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

    [Fact]
    public void Columns_have_names_that_need_no_quotes()
    {
        var result = new ExperimentResult
        {
            Experiment = "x", Comparisons = [Comparison.Between("A", "recalled, 50 % cued", "", 1, 0, 1, "")], Facts = [new("real-time factor", 2.0, "s per biological second"), new("build", 3.0, "s"), new("model", "m")],
        };
        Assert.Equal(["A.recalled_50_cued", "real-time_factor", "build_s"], SweepMeasures.Of(result).Select(measure => measure.Name));
        Assert.True(SweepMeasures.IsCompared("A.recalled_50_cued"));
        Assert.False(SweepMeasures.IsCompared("A.rate_Hz"));
    }
}
