using Glia.Errors;
using Glia.Quantities;
using Glia.Yaml;

namespace Glia.Tests.Yaml;

public sealed class YamlReaderTests
{
    private readonly List<Finding> _findings = [];

    [Fact]
    public void Typed_values_are_read()
    {
        YamlReader reader = Open("size: 8_000\nscale: 1e4\ndelay: 1.5 ms\non: true\nfactor: 2.5\nname: E\nnested: {x: 1, y: 2}\nlist: [1, 2]\n");
        Assert.Equal(8000, reader.Integer("size"));
        Assert.Equal(10000, reader.Integer("scale"));
        Assert.Equal(1.5, reader.Quantity("delay", Dimension.Time)?.Value);
        Assert.True(reader.Flag("on"));
        Assert.Equal(2.5, reader.Quantity("factor")?.Value);
        Assert.Equal("E", reader.RequiredText("name"));
        Assert.Equal(["x", "y"], reader.Entries("nested").Select(entry => entry.Name));
        Assert.Equal(2, reader.List("list")!.Items.Length);
        Assert.Null(reader.Text("absent"));
        reader.Close();
        Assert.Empty(_findings);
    }

    [Theory]
    [InlineData("size: many", "x.yaml(1,7): population 'E', size: is 'many', expected a whole number.")]
    [InlineData("size: 1.5", "x.yaml(1,7): population 'E', size: is '1.5', expected a whole number.")]
    [InlineData("size: 99999999999999999999", "x.yaml(1,7): population 'E', size: is 99999999999999999999, which is too large: at most 9,223,372,036,854,775,807 is possible.")]
    [InlineData("size: [1]", "x.yaml(1,7): population 'E', size: is a list, expected a whole number.")]
    public void Wrong_number_is_reported(string yaml, string message)
    {
        Assert.Null(Open(yaml).Integer("size"));
        Assert.Equal(message, Assert.Single(_findings).ToString());
    }

    [Fact]
    public void Wrong_dimension_is_reported_at_the_value()
    {
        Assert.Null(Open("delay: 1.5 mV").Quantity("delay", Dimension.Time));
        Assert.Equal("x.yaml(1,8): population 'E', delay: '1.5 mV' is a voltage (mV), expected a time (ms).", Assert.Single(_findings).ToString());
    }

    [Fact]
    public void Missing_key_is_reported()
    {
        Assert.Null(Open("a: 1").RequiredText("name"));
        Assert.Equal("x.yaml(1,1): population 'E': lacks 'name'.", Assert.Single(_findings).ToString());
    }

    [Fact]
    public void Unknown_key_gets_a_suggestion()
    {
        YamlReader reader = Open("size: 1\nmodle: x\nzzz: 1\n");
        reader.Integer("size");
        reader.Text("model");
        reader.Close();
        Assert.Equal(
            ["x.yaml(2,1): population 'E': has the unknown key 'modle'. Did you mean 'model'?", "x.yaml(3,1): population 'E': has the unknown key 'zzz'. Known are model, size."],
            _findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public void Root_must_be_a_mapping()
    {
        Assert.Null(YamlReader.Open(YamlFile.Parse("- 1", "x.yaml"), "network", _findings));
        Assert.Equal("x.yaml(1,1): network: is a list, expected a mapping of names to values.", Assert.Single(_findings).ToString());
    }

    private YamlReader Open(string yaml) => YamlReader.Open(YamlFile.Parse(yaml, "x.yaml"), "population 'E'", _findings)!;
}
