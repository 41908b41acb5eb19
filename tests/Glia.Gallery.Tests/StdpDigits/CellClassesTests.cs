using Glia.Gallery.StdpDigits;

namespace Glia.Gallery.Tests.StdpDigits;

public sealed class CellClassesTests
{
    [Fact]
    public void Cells_get_the_class_of_their_highest_mean_response()
    {
        var tally = new ResponseTally(cells: 3, classes: 2);
        for (int image = 0; image < 10; image++) tally.Add(0, [1, 0, 0]);
        tally.Add(1, [9, 0, 4]);
        // The first cell fired 10 times for class 0 and 9 times for class 1, which was shown once.
        Assert.Equal([1, CellClasses.None, 1], tally.Assign().Of.AsEnumerable());
        Assert.Equal(11, tally.Images);
        tally.Clear();
        Assert.Equal([CellClasses.None, CellClasses.None, CellClasses.None], tally.Assign().Of.AsEnumerable());
    }

    [Fact]
    public void Class_with_the_highest_mean_count_is_told_not_that_with_the_highest_sum()
    {
        var classes = new CellClasses([0, 0, 0, 1, CellClasses.None], 3);
        Assert.Equal(1, classes.Predict([2, 2, 2, 3, 99]));
        Assert.Equal(0, classes.Predict([4, 4, 4, 3, 0]));
    }

    [Fact]
    public void Class_of_no_cells_is_never_told()
    {
        Assert.Equal(2, new CellClasses([2, 2], 3).Predict([0, 0]));
        Assert.Equal(0, new CellClasses([CellClasses.None], 3).Predict([5]));
    }

    [Fact]
    public void Accuracy_is_the_part_on_the_diagonal()
    {
        var matrix = new ConfusionMatrix(2);
        Assert.True(double.IsNaN(matrix.Accuracy));
        matrix.Add(0, 0);
        matrix.Add(1, 0);
        matrix.Add(1, 1);
        matrix.Add(1, 1);
        Assert.Equal((0.75, 1, 4), (matrix.Accuracy, matrix[1, 0], matrix.Images));
    }
}
