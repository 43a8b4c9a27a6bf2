package rnnscope.text.pair;

import java.util.List;
import java.util.stream.Stream;

/** Words of {@link EnglishKorean}. */
final class EnglishKoreanWords {
    private EnglishKoreanWords() {}

    /**
     * A noun.
     *
     * @param plural  "children"; empty for what is not counted
     * @param counter what it is counted with in Korean, 명
     */
    record Noun(String english, String plural, String korean, String counter) {
        boolean isCounted() {
            return !plural.isEmpty();
        }
    }

    /** A word or a few, and what stands for it. */
    record Word(String english, String korean) {}

    /**
     * Verbs and what they may be said of.
     *
     * @param objects of which kinds; none for a verb without an object
     */
    record Action(KoreanVerb verb, List<Kind> objects) {}

    /** Things of a kind, and what they may be like. */
    record Kind(List<Noun> nouns, List<Word> adjectives) {}

    private static List<Noun> nouns(String counter, String... words) {
        return Stream.of(words).map(word -> {
            String[] parts = word.split("/");
            String plural = counter.isEmpty() ? "" : parts.length > 2 ? parts[2] : parts[0] + "s";
            return new Noun(parts[0], plural, parts[1], counter);
        }).toList();
    }

    private static List<Word> words(String... words) {
        return Stream.of(words).map(word -> new Word(word.split("/")[0], word.split("/")[1])).toList();
    }

    @SafeVarargs
    private static <T> List<T> all(List<T>... lists) {
        return Stream.of(lists).flatMap(List::stream).toList();
    }

    private static final List<Word> SIZES = words("big/큰", "small/작은");

    static final Kind PEOPLE = new Kind(nouns("명", "teacher/선생님", "student/학생", "doctor/의사", "friend/친구",
            "child/아이/children", "farmer/농부", "singer/가수", "cook/요리사", "soldier/군인", "man/남자/men",
            "woman/여자/women", "boy/소년", "girl/소녀", "neighbour/이웃", "nurse/간호사", "king/왕", "artist/화가"),
            words("old/늙은", "young/젊은", "kind/친절한", "happy/행복한", "tired/피곤한", "brave/용감한", "poor/가난한",
                    "clever/영리한"));

    static final Kind ANIMALS = new Kind(nouns("마리", "cat/고양이", "dog/강아지", "bird/새", "horse/말", "rabbit/토끼",
            "cow/소"), all(SIZES, words("black/검은", "white/하얀", "hungry/배고픈")));

    static final Kind FRUIT = new Kind(nouns("개", "apple/사과", "orange/오렌지", "potato/감자/potatoes", "pear/배",
            "tomato/토마토/tomatoes"), all(SIZES, words("sweet/달콤한", "fresh/신선한")));

    static final Kind DISHES = new Kind(nouns("", "bread/빵", "rice/밥", "soup/국", "meat/고기"),
            words("warm/따뜻한", "fresh/신선한"));

    static final Kind DRINKS = new Kind(nouns("", "water/물", "milk/우유", "tea/차", "coffee/커피", "juice/주스"),
            words("hot/뜨거운", "cold/차가운"));

    private static final List<Word> LOOKS = all(SIZES, words("new/새로운", "old/오래된", "red/빨간", "blue/파란",
            "beautiful/아름다운", "strange/이상한"));

    static final Kind BOOKS = new Kind(all(nouns("권", "book/책", "magazine/잡지"), nouns("통", "letter/편지"),
            nouns("편", "poem/시")), words("long/긴", "short/짧은", "new/새로운", "old/오래된", "strange/이상한"));

    static final Kind THINGS = new Kind(all(nouns("개", "hat/모자", "bag/가방", "chair/의자", "picture/그림", "clock/시계",
            "ball/공", "umbrella/우산", "key/열쇠", "lamp/등"), nouns("송이", "flower/꽃"), nouns("대", "car/자동차",
            "bicycle/자전거")), LOOKS);

    static final Kind CLOSED = new Kind(nouns("개", "box/상자/boxes", "door/문", "window/창문", "drawer/서랍"), LOOKS);

    private static Action action(String base, String third, String past, String korean, Kind... objects) {
        return new Action(KoreanVerb.of(base, third, past, korean), List.of(objects));
    }

    static final List<Action> ACTIONS = List.of(
            action("eat", "eats", "ate", "먹 먹는다 먹었 먹을", FRUIT, DISHES),
            action("cook", "cooks", "cooked", "요리하 요리한다 요리했 요리할", DISHES),
            action("wash", "washes", "washed", "씻 씻는다 씻었 씻을", FRUIT),
            action("drink", "drinks", "drank", "마시 마신다 마셨 마실", DRINKS),
            action("read", "reads", "read", "읽 읽는다 읽었 읽을", BOOKS),
            action("write", "writes", "wrote", "쓰 쓴다 썼 쓸", BOOKS),
            action("buy", "buys", "bought", "사 산다 샀 살", FRUIT, BOOKS, THINGS),
            action("sell", "sells", "sold", "팔 판다 팔았 팔", FRUIT, BOOKS, THINGS),
            action("see", "sees", "saw", "보 본다 보았 볼", PEOPLE, ANIMALS, THINGS, CLOSED),
            action("find", "finds", "found", "찾 찾는다 찾았 찾을", ANIMALS, BOOKS, THINGS),
            action("hide", "hides", "hid", "숨기 숨긴다 숨겼 숨길", FRUIT, BOOKS, THINGS),
            action("draw", "draws", "drew", "그리 그린다 그렸 그릴", PEOPLE, ANIMALS, THINGS),
            action("love", "loves", "loved", "사랑하 사랑한다 사랑했 사랑할", PEOPLE, ANIMALS),
            action("help", "helps", "helped", "돕 돕는다 도왔 도울", PEOPLE),
            action("meet", "meets", "met", "만나 만난다 만났 만날", PEOPLE),
            action("teach", "teaches", "taught", "가르치 가르친다 가르쳤 가르칠", PEOPLE),
            action("call", "calls", "called", "부르 부른다 불렀 부를", PEOPLE, ANIMALS),
            action("open", "opens", "opened", "열 연다 열었 열", CLOSED),
            action("close", "closes", "closed", "닫 닫는다 닫았 닫을", CLOSED),
            action("wait for", "waits for", "waited for", "기다리 기다린다 기다렸 기다릴", PEOPLE),
            action("look for", "looks for", "looked for", "찾아다니 찾아다닌다 찾아다녔 찾아다닐", ANIMALS, THINGS),
            action("sleep", "sleeps", "slept", "자 잔다 잤 잘"),
            action("sing", "sings", "sang", "노래하 노래한다 노래했 노래할"),
            action("run", "runs", "ran", "달리 달린다 달렸 달릴"),
            action("laugh", "laughs", "laughed", "웃 웃는다 웃었 웃을"),
            action("cry", "cries", "cried", "울 운다 울었 울"),
            action("work", "works", "worked", "일하 일한다 일했 일할"),
            action("rest", "rests", "rested", "쉬 쉰다 쉬었 쉴"),
            action("play", "plays", "played", "놀 논다 놀았 놀"));

    /** Something to somebody. */
    static final List<KoreanVerb> GIVING = List.of(
            KoreanVerb.of("give", "gives", "gave", "주 준다 주었 줄"),
            KoreanVerb.of("send", "sends", "sent", "보내 보낸다 보냈 보낼"),
            KoreanVerb.of("show", "shows", "showed", "보이 보인다 보였 보일"));

    /** To a place. */
    static final List<KoreanVerb> GOING = List.of(
            KoreanVerb.of("go", "goes", "went", "가 간다 갔 갈"),
            KoreanVerb.of("come", "comes", "came", "오 온다 왔 올"));

    /** That something is the case. */
    static final List<KoreanVerb> SAYING = List.of(
            KoreanVerb.of("think", "thinks", "thought", "생각하 생각한다 생각했 생각할"),
            KoreanVerb.of("say", "says", "said", "말하 말한다 말했 말할"),
            KoreanVerb.of("believe", "believes", "believed", "믿 믿는다 믿었 믿을"));

    /** Where; the Korean words without their ending. */
    static final List<Word> PLACES = words("in the park/공원", "at school/학교", "at home/집", "in the market/시장",
            "in the kitchen/부엌", "in the garden/정원", "at the station/역", "in the library/도서관", "on the street/거리",
            "in the city/도시", "on the hill/언덕", "at the hospital/병원", "in the forest/숲", "by the river/강가");

    static final List<Word> DESTINATIONS = words("to the park/공원", "to school/학교", "home/집", "to the market/시장",
            "to the garden/정원", "to the station/역", "to the library/도서관", "to the city/도시", "to the hospital/병원",
            "to the forest/숲");

    static final List<Word> PRESENT_TIMES = words("every day/매일", "every morning/매일 아침", "every evening/매일 저녁");
    static final List<Word> PAST_TIMES = words("yesterday/어제", "last night/어젯밤", "last week/지난주에",
            "this morning/오늘 아침");
    static final List<Word> FUTURE_TIMES = words("tomorrow/내일", "next week/다음 주에", "tonight/오늘 밤");

    /** Pronouns: as a topic and as a subject. */
    record Pronoun(String english, String topic, String subject, boolean plural) {}

    static final List<Pronoun> PRONOUNS = List.of(
            new Pronoun("I", "나는", "내가", true), new Pronoun("you", "너는", "네가", true),
            new Pronoun("he", "그는", "그가", false), new Pronoun("she", "그녀는", "그녀가", false),
            new Pronoun("we", "우리는", "우리가", true), new Pronoun("they", "그들은", "그들이", true));

    static final List<Word> POSSESSIVES = words("my/내", "your/네", "his/그의", "her/그녀의", "our/우리", "their/그들의");
    static final List<Word> NUMBERS = words("two/두", "three/세", "four/네", "five/다섯");
}
