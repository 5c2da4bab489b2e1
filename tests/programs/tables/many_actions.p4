// More than 256 actions in one table: an action's number is no byte.
header Data {
    bit<16> key;
    bit<16> result;
}

#include "../expressions/frame.p4"

control pipe(inout Headers hdr, inout Meta meta, inout standard_metadata std) {
    action a0(bit<16> v) { hdr.data.result = v + 0; }
    action a1(bit<16> v) { hdr.data.result = v + 1; }
    action a2(bit<16> v) { hdr.data.result = v + 2; }
    action a3(bit<16> v) { hdr.data.result = v + 3; }
    action a4(bit<16> v) { hdr.data.result = v + 4; }
    action a5(bit<16> v) { hdr.data.result = v + 5; }
    action a6(bit<16> v) { hdr.data.result = v + 6; }
    action a7(bit<16> v) { hdr.data.result = v + 7; }
    action a8(bit<16> v) { hdr.data.result = v + 8; }
    action a9(bit<16> v) { hdr.data.result = v + 9; }
    action a10(bit<16> v) { hdr.data.result = v + 10; }
    action a11(bit<16> v) { hdr.data.result = v + 11; }
    action a12(bit<16> v) { hdr.data.result = v + 12; }
    action a13(bit<16> v) { hdr.data.result = v + 13; }
    action a14(bit<16> v) { hdr.data.result = v + 14; }
    action a15(bit<16> v) { hdr.data.result = v + 15; }
    action a16(bit<16> v) { hdr.data.result = v + 16; }
    action a17(bit<16> v) { hdr.data.result = v + 17; }
    action a18(bit<16> v) { hdr.data.result = v + 18; }
    action a19(bit<16> v) { hdr.data.result = v + 19; }
    action a20(bit<16> v) { hdr.data.result = v + 20; }
    action a21(bit<16> v) { hdr.data.result = v + 21; }
    action a22(bit<16> v) { hdr.data.result = v + 22; }
    action a23(bit<16> v) { hdr.data.result = v + 23; }
    action a24(bit<16> v) { hdr.data.result = v + 24; }
    action a25(bit<16> v) { hdr.data.result = v + 25; }
    action a26(bit<16> v) { hdr.data.result = v + 26; }
    action a27(bit<16> v) { hdr.data.result = v + 27; }
    action a28(bit<16> v) { hdr.data.result = v + 28; }
    action a29(bit<16> v) { hdr.data.result = v + 29; }
    action a30(bit<16> v) { hdr.data.result = v + 30; }
    action a31(bit<16> v) { hdr.data.result = v + 31; }
    action a32(bit<16> v) { hdr.data.result = v + 32; }
    action a33(bit<16> v) { hdr.data.result = v + 33; }
    action a34(bit<16> v) { hdr.data.result = v + 34; }
    action a35(bit<16> v) { hdr.data.result = v + 35; }
    action a36(bit<16> v) { hdr.data.result = v + 36; }
    action a37(bit<16> v) { hdr.data.result = v + 37; }
    action a38(bit<16> v) { hdr.data.result = v + 38; }
    action a39(bit<16> v) { hdr.data.result = v + 39; }
    action a40(bit<16> v) { hdr.data.result = v + 40; }
    action a41(bit<16> v) { hdr.data.result = v + 41; }
    action a42(bit<16> v) { hdr.data.result = v + 42; }
    action a43(bit<16> v) { hdr.data.result = v + 43; }
    action a44(bit<16> v) { hdr.data.result = v + 44; }
    action a45(bit<16> v) { hdr.data.result = v + 45; }
    action a46(bit<16> v) { hdr.data.result = v + 46; }
    action a47(bit<16> v) { hdr.data.result = v + 47; }
    action a48(bit<16> v) { hdr.data.result = v + 48; }
    action a49(bit<16> v) { hdr.data.result = v + 49; }
    action a50(bit<16> v) { hdr.data.result = v + 50; }
    action a51(bit<16> v) { hdr.data.result = v + 51; }
    action a52(bit<16> v) { hdr.data.result = v + 52; }
    action a53(bit<16> v) { hdr.data.result = v + 53; }
    action a54(bit<16> v) { hdr.data.result = v + 54; }
    action a55(bit<16> v) { hdr.data.result = v + 55; }
    action a56(bit<16> v) { hdr.data.result = v + 56; }
    action a57(bit<16> v) { hdr.data.result = v + 57; }
    action a58(bit<16> v) { hdr.data.result = v + 58; }
    action a59(bit<16> v) { hdr.data.result = v + 59; }
    action a60(bit<16> v) { hdr.data.result = v + 60; }
    action a61(bit<16> v) { hdr.data.result = v + 61; }
    action a62(bit<16> v) { hdr.data.result = v + 62; }
    action a63(bit<16> v) { hdr.data.result = v + 63; }
    action a64(bit<16> v) { hdr.data.result = v + 64; }
    action a65(bit<16> v) { hdr.data.result = v + 65; }
    action a66(bit<16> v) { hdr.data.result = v + 66; }
    action a67(bit<16> v) { hdr.data.result = v + 67; }
    action a68(bit<16> v) { hdr.data.result = v + 68; }
    action a69(bit<16> v) { hdr.data.result = v + 69; }
    action a70(bit<16> v) { hdr.data.result = v + 70; }
    action a71(bit<16> v) { hdr.data.result = v + 71; }
    action a72(bit<16> v) { hdr.data.result = v + 72; }
    action a73(bit<16> v) { hdr.data.result = v + 73; }
    action a74(bit<16> v) { hdr.data.result = v + 74; }
    action a75(bit<16> v) { hdr.data.result = v + 75; }
    action a76(bit<16> v) { hdr.data.result = v + 76; }
    action a77(bit<16> v) { hdr.data.result = v + 77; }
    action a78(bit<16> v) { hdr.data.result = v + 78; }
    action a79(bit<16> v) { hdr.data.result = v + 79; }
    action a80(bit<16> v) { hdr.data.result = v + 80; }
    action a81(bit<16> v) { hdr.data.result = v + 81; }
    action a82(bit<16> v) { hdr.data.result = v + 82; }
    action a83(bit<16> v) { hdr.data.result = v + 83; }
    action a84(bit<16> v) { hdr.data.result = v + 84; }
    action a85(bit<16> v) { hdr.data.result = v + 85; }
    action a86(bit<16> v) { hdr.data.result = v + 86; }
    action a87(bit<16> v) { hdr.data.result = v + 87; }
    action a88(bit<16> v) { hdr.data.result = v + 88; }
    action a89(bit<16> v) { hdr.data.result = v + 89; }
    action a90(bit<16> v) { hdr.data.result = v + 90; }
    action a91(bit<16> v) { hdr.data.result = v + 91; }
    action a92(bit<16> v) { hdr.data.result = v + 92; }
    action a93(bit<16> v) { hdr.data.result = v + 93; }
    action a94(bit<16> v) { hdr.data.result = v + 94; }
    action a95(bit<16> v) { hdr.data.result = v + 95; }
    action a96(bit<16> v) { hdr.data.result = v + 96; }
    action a97(bit<16> v) { hdr.data.result = v + 97; }
    action a98(bit<16> v) { hdr.data.result = v + 98; }
    action a99(bit<16> v) { hdr.data.result = v + 99; }
    action a100(bit<16> v) { hdr.data.result = v + 100; }
    action a101(bit<16> v) { hdr.data.result = v + 101; }
    action a102(bit<16> v) { hdr.data.result = v + 102; }
    action a103(bit<16> v) { hdr.data.result = v + 103; }
    action a104(bit<16> v) { hdr.data.result = v + 104; }
    action a105(bit<16> v) { hdr.data.result = v + 105; }
    action a106(bit<16> v) { hdr.data.result = v + 106; }
    action a107(bit<16> v) { hdr.data.result = v + 107; }
    action a108(bit<16> v) { hdr.data.result = v + 108; }
    action a109(bit<16> v) { hdr.data.result = v + 109; }
    action a110(bit<16> v) { hdr.data.result = v + 110; }
    action a111(bit<16> v) { hdr.data.result = v + 111; }
    action a112(bit<16> v) { hdr.data.result = v + 112; }
    action a113(bit<16> v) { hdr.data.result = v + 113; }
    action a114(bit<16> v) { hdr.data.result = v + 114; }
    action a115(bit<16> v) { hdr.data.result = v + 115; }
    action a116(bit<16> v) { hdr.data.result = v + 116; }
    action a117(bit<16> v) { hdr.data.result = v + 117; }
    action a118(bit<16> v) { hdr.data.result = v + 118; }
    action a119(bit<16> v) { hdr.data.result = v + 119; }
    action a120(bit<16> v) { hdr.data.result = v + 120; }
    action a121(bit<16> v) { hdr.data.result = v + 121; }
    action a122(bit<16> v) { hdr.data.result = v + 122; }
    action a123(bit<16> v) { hdr.data.result = v + 123; }
    action a124(bit<16> v) { hdr.data.result = v + 124; }
    action a125(bit<16> v) { hdr.data.result = v + 125; }
    action a126(bit<16> v) { hdr.data.result = v + 126; }
    action a127(bit<16> v) { hdr.data.result = v + 127; }
    action a128(bit<16> v) { hdr.data.result = v + 128; }
    action a129(bit<16> v) { hdr.data.result = v + 129; }
    action a130(bit<16> v) { hdr.data.result = v + 130; }
    action a131(bit<16> v) { hdr.data.result = v + 131; }
    action a132(bit<16> v) { hdr.data.result = v + 132; }
    action a133(bit<16> v) { hdr.data.result = v + 133; }
    action a134(bit<16> v) { hdr.data.result = v + 134; }
    action a135(bit<16> v) { hdr.data.result = v + 135; }
    action a136(bit<16> v) { hdr.data.result = v + 136; }
    action a137(bit<16> v) { hdr.data.result = v + 137; }
    action a138(bit<16> v) { hdr.data.result = v + 138; }
    action a139(bit<16> v) { hdr.data.result = v + 139; }
    action a140(bit<16> v) { hdr.data.result = v + 140; }
    action a141(bit<16> v) { hdr.data.result = v + 141; }
    action a142(bit<16> v) { hdr.data.result = v + 142; }
    action a143(bit<16> v) { hdr.data.result = v + 143; }
    action a144(bit<16> v) { hdr.data.result = v + 144; }
    action a145(bit<16> v) { hdr.data.result = v + 145; }
    action a146(bit<16> v) { hdr.data.result = v + 146; }
    action a147(bit<16> v) { hdr.data.result = v + 147; }
    action a148(bit<16> v) { hdr.data.result = v + 148; }
    action a149(bit<16> v) { hdr.data.result = v + 149; }
    action a150(bit<16> v) { hdr.data.result = v + 150; }
    action a151(bit<16> v) { hdr.data.result = v + 151; }
    action a152(bit<16> v) { hdr.data.result = v + 152; }
    action a153(bit<16> v) { hdr.data.result = v + 153; }
    action a154(bit<16> v) { hdr.data.result = v + 154; }
    action a155(bit<16> v) { hdr.data.result = v + 155; }
    action a156(bit<16> v) { hdr.data.result = v + 156; }
    action a157(bit<16> v) { hdr.data.result = v + 157; }
    action a158(bit<16> v) { hdr.data.result = v + 158; }
    action a159(bit<16> v) { hdr.data.result = v + 159; }
    action a160(bit<16> v) { hdr.data.result = v + 160; }
    action a161(bit<16> v) { hdr.data.result = v + 161; }
    action a162(bit<16> v) { hdr.data.result = v + 162; }
    action a163(bit<16> v) { hdr.data.result = v + 163; }
    action a164(bit<16> v) { hdr.data.result = v + 164; }
    action a165(bit<16> v) { hdr.data.result = v + 165; }
    action a166(bit<16> v) { hdr.data.result = v + 166; }
    action a167(bit<16> v) { hdr.data.result = v + 167; }
    action a168(bit<16> v) { hdr.data.result = v + 168; }
    action a169(bit<16> v) { hdr.data.result = v + 169; }
    action a170(bit<16> v) { hdr.data.result = v + 170; }
    action a171(bit<16> v) { hdr.data.result = v + 171; }
    action a172(bit<16> v) { hdr.data.result = v + 172; }
    action a173(bit<16> v) { hdr.data.result = v + 173; }
    action a174(bit<16> v) { hdr.data.result = v + 174; }
    action a175(bit<16> v) { hdr.data.result = v + 175; }
    action a176(bit<16> v) { hdr.data.result = v + 176; }
    action a177(bit<16> v) { hdr.data.result = v + 177; }
    action a178(bit<16> v) { hdr.data.result = v + 178; }
    action a179(bit<16> v) { hdr.data.result = v + 179; }
    action a180(bit<16> v) { hdr.data.result = v + 180; }
    action a181(bit<16> v) { hdr.data.result = v + 181; }
    action a182(bit<16> v) { hdr.data.result = v + 182; }
    action a183(bit<16> v) { hdr.data.result = v + 183; }
    action a184(bit<16> v) { hdr.data.result = v + 184; }
    action a185(bit<16> v) { hdr.data.result = v + 185; }
    action a186(bit<16> v) { hdr.data.result = v + 186; }
    action a187(bit<16> v) { hdr.data.result = v + 187; }
    action a188(bit<16> v) { hdr.data.result = v + 188; }
    action a189(bit<16> v) { hdr.data.result = v + 189; }
    action a190(bit<16> v) { hdr.data.result = v + 190; }
    action a191(bit<16> v) { hdr.data.result = v + 191; }
    action a192(bit<16> v) { hdr.data.result = v + 192; }
    action a193(bit<16> v) { hdr.data.result = v + 193; }
    action a194(bit<16> v) { hdr.data.result = v + 194; }
    action a195(bit<16> v) { hdr.data.result = v + 195; }
    action a196(bit<16> v) { hdr.data.result = v + 196; }
    action a197(bit<16> v) { hdr.data.result = v + 197; }
    action a198(bit<16> v) { hdr.data.result = v + 198; }
    action a199(bit<16> v) { hdr.data.result = v + 199; }
    action a200(bit<16> v) { hdr.data.result = v + 200; }
    action a201(bit<16> v) { hdr.data.result = v + 201; }
    action a202(bit<16> v) { hdr.data.result = v + 202; }
    action a203(bit<16> v) { hdr.data.result = v + 203; }
    action a204(bit<16> v) { hdr.data.result = v + 204; }
    action a205(bit<16> v) { hdr.data.result = v + 205; }
    action a206(bit<16> v) { hdr.data.result = v + 206; }
    action a207(bit<16> v) { hdr.data.result = v + 207; }
    action a208(bit<16> v) { hdr.data.result = v + 208; }
    action a209(bit<16> v) { hdr.data.result = v + 209; }
    action a210(bit<16> v) { hdr.data.result = v + 210; }
    action a211(bit<16> v) { hdr.data.result = v + 211; }
    action a212(bit<16> v) { hdr.data.result = v + 212; }
    action a213(bit<16> v) { hdr.data.result = v + 213; }
    action a214(bit<16> v) { hdr.data.result = v + 214; }
    action a215(bit<16> v) { hdr.data.result = v + 215; }
    action a216(bit<16> v) { hdr.data.result = v + 216; }
    action a217(bit<16> v) { hdr.data.result = v + 217; }
    action a218(bit<16> v) { hdr.data.result = v + 218; }
    action a219(bit<16> v) { hdr.data.result = v + 219; }
    action a220(bit<16> v) { hdr.data.result = v + 220; }
    action a221(bit<16> v) { hdr.data.result = v + 221; }
    action a222(bit<16> v) { hdr.data.result = v + 222; }
    action a223(bit<16> v) { hdr.data.result = v + 223; }
    action a224(bit<16> v) { hdr.data.result = v + 224; }
    action a225(bit<16> v) { hdr.data.result = v + 225; }
    action a226(bit<16> v) { hdr.data.result = v + 226; }
    action a227(bit<16> v) { hdr.data.result = v + 227; }
    action a228(bit<16> v) { hdr.data.result = v + 228; }
    action a229(bit<16> v) { hdr.data.result = v + 229; }
    action a230(bit<16> v) { hdr.data.result = v + 230; }
    action a231(bit<16> v) { hdr.data.result = v + 231; }
    action a232(bit<16> v) { hdr.data.result = v + 232; }
    action a233(bit<16> v) { hdr.data.result = v + 233; }
    action a234(bit<16> v) { hdr.data.result = v + 234; }
    action a235(bit<16> v) { hdr.data.result = v + 235; }
    action a236(bit<16> v) { hdr.data.result = v + 236; }
    action a237(bit<16> v) { hdr.data.result = v + 237; }
    action a238(bit<16> v) { hdr.data.result = v + 238; }
    action a239(bit<16> v) { hdr.data.result = v + 239; }
    action a240(bit<16> v) { hdr.data.result = v + 240; }
    action a241(bit<16> v) { hdr.data.result = v + 241; }
    action a242(bit<16> v) { hdr.data.result = v + 242; }
    action a243(bit<16> v) { hdr.data.result = v + 243; }
    action a244(bit<16> v) { hdr.data.result = v + 244; }
    action a245(bit<16> v) { hdr.data.result = v + 245; }
    action a246(bit<16> v) { hdr.data.result = v + 246; }
    action a247(bit<16> v) { hdr.data.result = v + 247; }
    action a248(bit<16> v) { hdr.data.result = v + 248; }
    action a249(bit<16> v) { hdr.data.result = v + 249; }
    action a250(bit<16> v) { hdr.data.result = v + 250; }
    action a251(bit<16> v) { hdr.data.result = v + 251; }
    action a252(bit<16> v) { hdr.data.result = v + 252; }
    action a253(bit<16> v) { hdr.data.result = v + 253; }
    action a254(bit<16> v) { hdr.data.result = v + 254; }
    action a255(bit<16> v) { hdr.data.result = v + 255; }
    action a256(bit<16> v) { hdr.data.result = v + 256; }
    action a257(bit<16> v) { hdr.data.result = v + 257; }
    action a258(bit<16> v) { hdr.data.result = v + 258; }
    action a259(bit<16> v) { hdr.data.result = v + 259; }
    action a260(bit<16> v) { hdr.data.result = v + 260; }
    action a261(bit<16> v) { hdr.data.result = v + 261; }
    action a262(bit<16> v) { hdr.data.result = v + 262; }
    action a263(bit<16> v) { hdr.data.result = v + 263; }
    action a264(bit<16> v) { hdr.data.result = v + 264; }
    action a265(bit<16> v) { hdr.data.result = v + 265; }
    action a266(bit<16> v) { hdr.data.result = v + 266; }
    action a267(bit<16> v) { hdr.data.result = v + 267; }
    action a268(bit<16> v) { hdr.data.result = v + 268; }
    action a269(bit<16> v) { hdr.data.result = v + 269; }
    action a270(bit<16> v) { hdr.data.result = v + 270; }
    action a271(bit<16> v) { hdr.data.result = v + 271; }
    action a272(bit<16> v) { hdr.data.result = v + 272; }
    action a273(bit<16> v) { hdr.data.result = v + 273; }
    action a274(bit<16> v) { hdr.data.result = v + 274; }
    action a275(bit<16> v) { hdr.data.result = v + 275; }
    action a276(bit<16> v) { hdr.data.result = v + 276; }
    action a277(bit<16> v) { hdr.data.result = v + 277; }
    action a278(bit<16> v) { hdr.data.result = v + 278; }
    action a279(bit<16> v) { hdr.data.result = v + 279; }
    action a280(bit<16> v) { hdr.data.result = v + 280; }
    action a281(bit<16> v) { hdr.data.result = v + 281; }
    action a282(bit<16> v) { hdr.data.result = v + 282; }
    action a283(bit<16> v) { hdr.data.result = v + 283; }
    action a284(bit<16> v) { hdr.data.result = v + 284; }
    action a285(bit<16> v) { hdr.data.result = v + 285; }
    action a286(bit<16> v) { hdr.data.result = v + 286; }
    action a287(bit<16> v) { hdr.data.result = v + 287; }
    action a288(bit<16> v) { hdr.data.result = v + 288; }
    action a289(bit<16> v) { hdr.data.result = v + 289; }
    action a290(bit<16> v) { hdr.data.result = v + 290; }
    action a291(bit<16> v) { hdr.data.result = v + 291; }
    action a292(bit<16> v) { hdr.data.result = v + 292; }
    action a293(bit<16> v) { hdr.data.result = v + 293; }
    action a294(bit<16> v) { hdr.data.result = v + 294; }
    action a295(bit<16> v) { hdr.data.result = v + 295; }
    action a296(bit<16> v) { hdr.data.result = v + 296; }
    action a297(bit<16> v) { hdr.data.result = v + 297; }
    action a298(bit<16> v) { hdr.data.result = v + 298; }
    action a299(bit<16> v) { hdr.data.result = v + 299; }
    table t {
        key = { hdr.data.key: exact; }
        actions = {
            a0;
            a1;
            a2;
            a3;
            a4;
            a5;
            a6;
            a7;
            a8;
            a9;
            a10;
            a11;
            a12;
            a13;
            a14;
            a15;
            a16;
            a17;
            a18;
            a19;
            a20;
            a21;
            a22;
            a23;
            a24;
            a25;
            a26;
            a27;
            a28;
            a29;
            a30;
            a31;
            a32;
            a33;
            a34;
            a35;
            a36;
            a37;
            a38;
            a39;
            a40;
            a41;
            a42;
            a43;
            a44;
            a45;
            a46;
            a47;
            a48;
            a49;
            a50;
            a51;
            a52;
            a53;
            a54;
            a55;
            a56;
            a57;
            a58;
            a59;
            a60;
            a61;
            a62;
            a63;
            a64;
            a65;
            a66;
            a67;
            a68;
            a69;
            a70;
            a71;
            a72;
            a73;
            a74;
            a75;
            a76;
            a77;
            a78;
            a79;
            a80;
            a81;
            a82;
            a83;
            a84;
            a85;
            a86;
            a87;
            a88;
            a89;
            a90;
            a91;
            a92;
            a93;
            a94;
            a95;
            a96;
            a97;
            a98;
            a99;
            a100;
            a101;
            a102;
            a103;
            a104;
            a105;
            a106;
            a107;
            a108;
            a109;
            a110;
            a111;
            a112;
            a113;
            a114;
            a115;
            a116;
            a117;
            a118;
            a119;
            a120;
            a121;
            a122;
            a123;
            a124;
            a125;
            a126;
            a127;
            a128;
            a129;
            a130;
            a131;
            a132;
            a133;
            a134;
            a135;
            a136;
            a137;
            a138;
            a139;
            a140;
            a141;
            a142;
            a143;
            a144;
            a145;
            a146;
            a147;
            a148;
            a149;
            a150;
            a151;
            a152;
            a153;
            a154;
            a155;
            a156;
            a157;
            a158;
            a159;
            a160;
            a161;
            a162;
            a163;
            a164;
            a165;
            a166;
            a167;
            a168;
            a169;
            a170;
            a171;
            a172;
            a173;
            a174;
            a175;
            a176;
            a177;
            a178;
            a179;
            a180;
            a181;
            a182;
            a183;
            a184;
            a185;
            a186;
            a187;
            a188;
            a189;
            a190;
            a191;
            a192;
            a193;
            a194;
            a195;
            a196;
            a197;
            a198;
            a199;
            a200;
            a201;
            a202;
            a203;
            a204;
            a205;
            a206;
            a207;
            a208;
            a209;
            a210;
            a211;
            a212;
            a213;
            a214;
            a215;
            a216;
            a217;
            a218;
            a219;
            a220;
            a221;
            a222;
            a223;
            a224;
            a225;
            a226;
            a227;
            a228;
            a229;
            a230;
            a231;
            a232;
            a233;
            a234;
            a235;
            a236;
            a237;
            a238;
            a239;
            a240;
            a241;
            a242;
            a243;
            a244;
            a245;
            a246;
            a247;
            a248;
            a249;
            a250;
            a251;
            a252;
            a253;
            a254;
            a255;
            a256;
            a257;
            a258;
            a259;
            a260;
            a261;
            a262;
            a263;
            a264;
            a265;
            a266;
            a267;
            a268;
            a269;
            a270;
            a271;
            a272;
            a273;
            a274;
            a275;
            a276;
            a277;
            a278;
            a279;
            a280;
            a281;
            a282;
            a283;
            a284;
            a285;
            a286;
            a287;
            a288;
            a289;
            a290;
            a291;
            a292;
            a293;
            a294;
            a295;
            a296;
            a297;
            a298;
            a299;
        }
        default_action = a299(0x2000);
    }
    apply {
        t.apply();
    }
}

ubpf(prs(), pipe(), dprs()) main;
