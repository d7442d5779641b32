motcua_test(words DEPENDS kiosk/text ui/theme LIBRARIES nlohmann_json::nlohmann_json PkgConfig::UTF8PROC
  PkgConfig::IMGUI)
