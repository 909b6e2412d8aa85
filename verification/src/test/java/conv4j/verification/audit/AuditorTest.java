package conv4j.verification.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conv4j.kernel.reference.ReferenceBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditorTest {
    @TempDir
    private Path folder;

    private List<Finding> audit(String name, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve(name), String.join("\n", lines));
        List<Finding> findings = new ArrayList<>();
        new Audit(new ReferenceBackend()).run(file, findings::add);
        return findings;
    }

    private Finding row(String header, String cells) throws IOException {
        return audit("table.csv", header, cells).get(0);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "framework,op,in_h,window_h,stride_h,ceil_mode | pytorch,max_pool2d,11,2,2,False | 5 x 5",
                "framework,op,in_h,window_h,stride_h,ceil_mode | pytorch,max_pool2d,11,2,2,True | 6 x 6",
                // No stride: PyTorch's and Keras' pools take their window for it, the others 1.
                "framework,op,in_h,window_h | pytorch,avg_pool2d,12,3 | 4 x 4",
                "framework,op,in_h,window_h | keras,avg_pool2d,12,3 | 4 x 4",
                "framework,op,in_h,window_h | onnx,avg_pool2d,12,3 | 10 x 10",
                // Caffe rounds up unless told otherwise, and lets the last window lie on nothing without padding.
                "framework,op,in_h,window_h,stride_h | caffe,max_pool2d,3,1,3 | 2 x 2",
                "framework,op,in_h,window_h,stride_h,ceil_mode | caffe,max_pool2d,3,1,3,false | 1 x 1",
                // With padding on one axis it takes the window back on both.
                "framework,op,in_h,window_h,window_w,stride_h,pad_top,pad_bottom | caffe,max_pool2d,3,2,1,3,1,1 | 2 x 1",
                "framework,op,in_h,window_h,stride_h | pytorch,conv2d,11,2,2 | 5 x 5",
                "op,in_h,in_w,window_h,window_w,padding | conv2d,5,7,3,1,same_lower | 5 x 7",
                "framework,op,in_h,window_h,stride_h,padding | keras,conv_transpose2d,4,2,3,valid | 12 x 12",
                "framework,op,in_h,window_h,stride_h,padding | tensorflow,conv_transpose2d,4,2,3,valid | 11 x 11",
                "framework,op,in_h,window_h,stride_h,padding | onnx,conv_transpose2d,4,2,3,same_upper | 11 x 11",
                // A padding layer before: the padded input is the input, and a window may start in what was padding.
                "framework,op,in_h,window_h,stride_h,pad_bottom,pad_right,ceil_mode | pytorch,max_pool2d,3,1,3,1,1,true | 2 x 2",
                // Too large to be run as a whole: each axis by itself.
                "in_h,in_w,window_h,window_w,stride_h | 40000,30001,3,3,2 | 19999 x 15000",
            })
    void aRowIsExecutedAsItsFrameworkWould(String header, String cells, String size) throws IOException {
        assertEquals(size, row(header, cells).result().toString());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "in_h,window_h,stride_h | 5,2,0 | height, stride: wanted at least 1, got 0",
                "in_h,window_h,pad_left | 5,2,-1 | width, padding before: wanted at least 0, got -1",
                "in_h,window_h | 2,3 | height: wanted at least 3 cells for a window of 3, got an input of 2",
                "in_h,window_h,in_c,out_c,groups | 5,2,5,4,2 | in_c: wanted a multiple of the 2 groups, got 5",
                "in_h,window_h,in_c,out_c,groups | 5,2,4,5,2 | out_c: wanted a multiple of the 2 groups, got 5",
                "in_h,window_h,in_c,out_c,groups | 5,2,4,5,0 | groups: wanted at least 1, got 0",
                "op,in_h,window_h,in_c,out_c | depthwise_conv2d,5,2,3,4 | out_c: wanted a multiple of the 3 groups, got 4",
                "op,in_h,window_h,ceil_mode | conv2d,5,2,true | ceil_mode: only pools round up",
                "in_h,window_h,dilation_h | 9,2147483647,9 | height: window of 2147483647 with dilation 9 reaches further than any input",
                "framework,op,in_h,window_h,pad_top,pad_bottom | pytorch,max_pool2d,5,3,2,2 | PyTorch's pools want P <= F/2",
                "framework,in_h,window_h,stride_h,dilation_h,padding | keras,9,3,2,2,valid | Keras has no strides > 1 with dilation_rate > 1",
                "framework,in_h,window_h,stride_h,padding | pytorch,9,3,2,same_upper | PyTorch has no padding='same' for strided convolutions",
                "framework,op,in_h,window_h,stride_h,output_padding_h | pytorch,conv_transpose2d,9,3,2,2 | PyTorch wants an output padding below the stride or the dilation",
            })
    void whatIsRefusedAgreesWithAnErrorAndDiffersFromASize(String header, String cells, String reason)
            throws IOException {
        Finding claimedError = row(header + ",out_h,out_w", cells + ",error,ERROR");
        assertEquals(Standing.AGREES, claimedError.standing());
        assertEquals(reason, claimedError.reason());
        assertEquals(
                Standing.DIFFERS, row(header + ",out_h,out_w", cells + ",1,1").standing());
        assertEquals(Standing.UNCLAIMED, row(header, cells).standing());
    }

    @Test
    void anErrorClaimedOfWhatRunsDiffers() throws IOException {
        assertEquals(
                Standing.DIFFERS,
                row("in_h,window_h,out_h,out_w", "5,3,error,error").standing());
    }

    @Test
    void aWrongSizeIsToldWhatItWouldBeRightFor() throws IOException {
        String header = "framework,op,in_h,in_w,window_h,stride_h,out_h,out_w";
        assertEquals(
                "claimed is what rounding up gives",
                row(header, "pytorch,max_pool2d,11,11,2,2,6,6").reason());
        assertEquals(
                "claimed is what height and width exchanged gives",
                row(header, "pytorch,max_pool2d,11,7,2,2,3,5").reason());
        assertEquals(
                "no usual variation gives the claim",
                row(header, "pytorch,max_pool2d,11,7,2,2,30,50").reason());
    }

    @Test
    void anEmptyTensorIsWhatTensorFlowsPoolsAnswer() throws IOException {
        String header = "framework,op,in_h,in_w,window_h,stride_h,padding,out_h,out_w";
        assertEquals(
                Standing.AGREES,
                row(header, "tensorflow,max_pool2d,2,9,3,1,valid,0,7").standing());
        assertEquals(
                Standing.DIFFERS,
                row(header, "tensorflow,max_pool2d,2,9,3,1,valid,0,6").standing());
        assertEquals(
                Standing.DIFFERS,
                row(header, "pytorch,max_pool2d,2,9,3,1,valid,0,7").standing());
    }

    @Test
    void anAxisTooLargeToRunIsLeftOutInOneLine() throws IOException {
        Finding finding = row("in_h,in_w,window_h,window_w,out_h,out_w", "2000000000,5,3,3,1999999998,3");
        assertEquals(Standing.NOT_EXECUTED, finding.standing());
        assertTrue(
                finding.reason().matches("height: wanted at most [0-9,]+ cells or taps of windows, .* got 6,[0-9,]+"),
                finding.reason());
    }

    @Test
    void rowsComeInTheFilesOrderHoweverMany() throws IOException {
        String[] lines = new String[5001];
        lines[0] = "in_h,window_h,out_h,out_w";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = (i % 50 + 3) + ",3," + (i % 50 + 1) + "," + (i % 50 + 1);
        }
        List<Finding> findings = audit("many.csv", lines);
        assertEquals(5000, findings.size());
        for (int i = 0; i < findings.size(); i++) {
            assertEquals(i + 1, findings.get(i).claim().row());
            assertEquals(Standing.AGREES, findings.get(i).standing());
        }
    }
}
