# Turns the machine's sentences (assets/packs/base/text) into typed keys and into the words built into every
# program: a fault must be told in words even where no content pack can be read.
function(motcua_generate_text_keys out_dir)
  set(text_dir "${CMAKE_SOURCE_DIR}/assets/packs/base/text")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${text_dir}/vi.json" "${text_dir}/en.json"
    "${text_dir}/spoken.json")
  file(READ "${text_dir}/vi.json" vi)
  file(READ "${text_dir}/en.json" en)
  string(JSON count LENGTH "${vi}")
  math(EXPR last "${count} - 1")
  set(keys "")
  foreach(i RANGE ${last})
    string(JSON key MEMBER "${vi}" ${i})
    string(MAKE_C_IDENTIFIER "${key}" enumerator)
    string(APPEND keys "MOTCUA_TEXT_KEY(${enumerator}, \"${key}\")\n")
  endforeach()
  file(CONFIGURE OUTPUT "${out_dir}/kiosk/text/keys.inc" CONTENT "${keys}" @ONLY)
  string(CONCAT built_in "constexpr const char* kBuiltInVi = R\"JSON(@vi@)JSON\";\n"
                         "constexpr const char* kBuiltInEn = R\"JSON(@en@)JSON\";\n")
  file(CONFIGURE OUTPUT "${out_dir}/kiosk/text/built_in.inc" CONTENT "${built_in}" @ONLY)
  file(READ "${text_dir}/spoken.json" spoken)
  set(built_in_voice "constexpr const char* kBuiltInVoice = R\"JSON(@spoken@)JSON\";\n")
  file(CONFIGURE OUTPUT "${out_dir}/kiosk/text/built_in_voice.inc" CONTENT "${built_in_voice}" @ONLY)
endfunction()
