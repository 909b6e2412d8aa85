package conv4j.model.zoo;

import java.util.function.UnaryOperator;

/** What the zoo holds. */
enum Architecture {
    ALEXNET("alexnet", 227, "Krizhevsky 2012", AlexNet::scores),
    VGG16("vgg16", 224, "Simonyan 2014", Vgg::scores16),
    VGG19("vgg19", 224, "Simonyan 2014", Vgg::scores19),
    GOOGLENET("googlenet", 224, "Szegedy 2014", GoogLeNet::scores),
    RESNET18("resnet18", 224, "He 2015", ResNet::scores18),
    RESNET34("resnet34", 224, "He 2015", ResNet::scores34),
    RESNET50("resnet50", 224, "He 2015", ResNet::scores50),
    RESNET50_V1_5("resnet50-v1.5", 224, "Goyal 2017", ResNet::scores50OneAndAHalf),
    SQUEEZENET_1_0("squeezenet-1.0", 227, "Iandola 2016", SqueezeNet::scores10),
    SQUEEZENET_1_1("squeezenet-1.1", 227, "Iandola 2016, version 1.1", SqueezeNet::scores11),
    DENSENET121("densenet121", 224, "Huang 2016", DenseNet::scores121),
    MOBILENET_V1("mobilenet-v1", 224, "Howard 2017", MobileNet::scores1),
    MOBILENET_V2("mobilenet-v2", 224, "Sandler 2018", MobileNet::scores2);

    private final String title;
    private final int side;
    private final String source;
    private final UnaryOperator<Features> scores;

    /**
     * @param side height and width of the pictures that it was published for
     * @param source first author and year; the class that has the layers names paper and table
     * @param scores from the picture to the scores of the classes
     */
    Architecture(String title, int side, String source, UnaryOperator<Features> scores) {
        this.title = title;
        this.side = side;
        this.source = source;
        this.scores = scores;
    }

    String title() {
        return title;
    }

    int side() {
        return side;
    }

    String source() {
        return source;
    }

    Features scores(Features image) {
        return scores.apply(image);
    }
}
