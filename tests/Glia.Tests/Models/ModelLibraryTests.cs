using Glia.Equations;
using Glia.Errors;
using Glia.Models;

namespace Glia.Tests.Models;

public sealed class ModelLibraryTests
{
    public static TheoryData<string> Names => [.. ModelLibrary.Names];

    [Theory, MemberData(nameof(Names))]
    public void Every_built_in_is_sound(string name)
    {
        NeuronModel model = ModelLibrary.Get(name);
        Assert.Equal(name, model.Name);
        Assert.Empty(ModelCompiler.Check(model));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_built_in_survives_being_written_and_read(string name)
    {
        NeuronModel model = ModelLibrary.Get(name);
        string text = ModelFile.Write(model);
        Assert.Equal(text, ModelFile.Write(ModelFile.Parse(text, "written.yaml")));
        Assert.Equal(model.Equations, ModelFile.Parse(text, "written.yaml").Equations);
    }

    [Fact]
    public void Misspelt_name_gets_a_suggestion()
    {
        GliaException failure = Assert.Throws<GliaException>(() => ModelLibrary.Get("iaf_psc_expp"));
        Assert.StartsWith("model 'iaf_psc_expp': is not built in. Did you mean 'iaf_psc_exp'?", failure.Message, StringComparison.Ordinal);
    }
}
